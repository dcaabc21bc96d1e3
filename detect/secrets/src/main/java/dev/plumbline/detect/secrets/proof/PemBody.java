package dev.plumbline.detect.secrets.proof;

/**
 * The base64 between the marks of a PEM text (RFC 7468) as it stands in files of all kinds: lines,
 * {@code \n} in JSON, pieces of string joined by code, headers, comment marks.
 *
 * @param base64 the characters of the body, normalised
 * @param end offset after the closing mark, or where the body broke off
 * @param closed whether the closing mark was there
 * @param encrypted whether a header says so (RFC 1421)
 * @param elided whether dots stand for the left-out middle
 */
record PemBody(String base64, int end, boolean closed, boolean encrypted, boolean elided) {
  private static final int LONGEST = 64 * 1024;
  private static final int LONGEST_JOINT = 120;

  /** Reads from the end of the opening mark. */
  static PemBody read(CharSequence text, int from) {
    StringBuilder body = new StringBuilder();
    boolean encrypted = false;
    int limit = Math.min(text.length(), from + LONGEST);
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '-' && has(text, at, "-----")) {
        boolean closed = has(text, at, "-----END ");
        return new PemBody(body.toString(), closed ? mark(text, at) : at, closed, encrypted, false);
      }
      if (c == '.' && has(text, at, "...")) {
        return new PemBody(body.toString(), at, false, encrypted, true);
      }
      if (c == '\\') {
        body.append(has(text, at, "\\n") ? "\n" : "");
        at += 2;
      } else if (c == '"' || c == '\'' || c == '`') {
        int next = joint(text, at, limit);
        if (next < 0) {
          break;
        }
        at = next;
      } else if (c == ':') {
        encrypted |= dropHeader(body, text, at);
        at = lineEnd(text, at, limit);
      } else {
        if (isBase64(c) || c == '\n') {
          body.append(c);
        } else if (" \t\r>|*#/%$&;,".indexOf(c) < 0) {
          break;
        }
        at++;
      }
    }
    return new PemBody(body.toString(), at, false, encrypted, false);
  }

  /** The body without the line breaks kept for headers. */
  String joined() {
    return base64.replace("\n", "");
  }

  private static boolean dropHeader(StringBuilder body, CharSequence text, int colon) {
    int line = body.lastIndexOf("\n") + 1;
    body.setLength(line);
    return has(text, colon, ": 4,ENCRYPTED") || has(text, colon, ":4,ENCRYPTED");
  }

  /** After the next quote, if only what joins two pieces of a string stands between. */
  private static int joint(CharSequence text, int at, int limit) {
    char quote = text.charAt(at);
    int end = Math.min(limit, at + LONGEST_JOINT);
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (" \t\r\n+.,\\&()[]_<$".indexOf(c) < 0 && !Character.isLetter(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static int lineEnd(CharSequence text, int at, int limit) {
    int i = at;
    while (i < limit && text.charAt(i) != '\n' && !has(text, i, "\\n")) {
      i++;
    }
    return i;
  }

  private static int mark(CharSequence text, int at) {
    int limit = Math.min(text.length(), at + 80);
    for (int i = at + 9; i < limit; i++) {
      if (has(text, i, "-----")) {
        return i + 5;
      }
    }
    return limit;
  }

  private static boolean isBase64(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/'
        || c == '=';
  }

  static boolean has(CharSequence text, int at, String what) {
    if (at + what.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (text.charAt(at + i) != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

package dev.plumbline.report.json;

import java.io.IOException;

/**
 * Texts in JSON. Besides what RFC 8259 asks for, every character that a terminal could obey or an
 * eye could miss is written as an escape, and so is a {@code ##} that a build server could read as
 * a command: JSON is also printed into logs. The text that a parser reads is the same.
 */
public final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** Appends the text in quotes. */
  public static void quote(Appendable out, String text) throws IOException {
    out.append('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (plain(c, i + 1 < length ? text.charAt(i + 1) : 0)) {
            out.append(c);
          } else {
            unicode(out, c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Letters of any script up to the surrogates stay; all that is invisible or special goes. */
  private static boolean plain(char c, int next) {
    if (c < 0x7F) {
      return c >= 0x20 && !(c == '#' && next == '#');
    }
    return c >= 0xA0 && c < 0xD800 && Character.isDefined(c) && !invisible(c);
  }

  private static boolean invisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.CONTROL;
  }

  private static void unicode(Appendable out, char c) throws IOException {
    out.append("\\u")
        .append(HEX[c >> 12])
        .append(HEX[(c >> 8) & 15])
        .append(HEX[(c >> 4) & 15])
        .append(HEX[c & 15]);
  }
}

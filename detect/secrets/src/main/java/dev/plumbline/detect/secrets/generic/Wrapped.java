package dev.plumbline.detect.secrets.generic;

import java.util.Locale;
import java.util.Set;

/**
 * Literals that do not stand right behind their name: inside a call that hands its argument on
 * unchanged or decoded ({@code Some("...")}, {@code Base64.decode("...")}, {@code []byte("...")}),
 * as the first of a list, or as what an expression falls back to ({@code getenv("X", "...")},
 * {@code env.X || "..."}). Looks at most {@link #MOST} characters ahead.
 */
final class Wrapped {
  private static final int MOST = 160;
  private static final int DEEPEST = 3;

  /** The last word of such a call's name. */
  private static final Set<String> HAND_ON =
      Vocabulary.of(
          "some just optional string str text bytes byte bytearray decode b64decode base64decode "
              + "decodestring decodebase64 frombase64 frombase64string fromhex unhexlify from "
              + "buffer ptr stringptr stringvalue securestring literal raw tobytes u");

  /** What such a call may stand on, beside a class; on a value of its own it is an act. */
  private static final Set<String> LIBRARIES =
      Vocabulary.of("base64 hex aws bytes binascii codecs sdk types pointer proto to ptr github");

  private static final String[] LOOK_UP = {
    "os.environ",
    "os.getenv",
    "getenv",
    "env(",
    "env.",
    "env[",
    "process.env",
    "environ",
    "ENV",
    "System.get",
    "Environment.Get",
    "config(",
    "import.meta.env"
  };

  private static final String[] OTHERWISE = {"||", "??", " or ", "?:", ",", " : "};

  private Wrapped() {}

  /** Where the quote stands that such a call begins at this place with; or the place itself. */
  static int skip(CharSequence text, int from) {
    int p = from;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int next = skipOne(text, p);
      if (next == p) {
        break;
      }
      p = next;
    }
    return p == from || isQuote(at(text, p)) || isQuote(at(text, p + 1)) ? p : from;
  }

  private static int skipOne(CharSequence text, int from) {
    int p = from;
    if (starts(text, p, "new ")) {
      p += 4;
    }
    if (at(text, p) == '[') {
      if (at(text, p + 1) != ']') {
        return blanks(text, p + 1);
      }
      p += 2;
      int word = name(text, p);
      char open = at(text, word);
      return word > p && (open == '(' || open == '{') ? blanks(text, word + 1) : from;
    }
    int end = name(text, p);
    if (end == p || at(text, end) != '(') {
      return from;
    }
    int last = end;
    while (last > p && at(text, last - 1) != '.') {
      last--;
    }
    String call = text.subSequence(last, end).toString().toLowerCase(Locale.ROOT);
    String on = last > p ? text.subSequence(p, last - 1).toString() : "";
    boolean known = on.isEmpty() || Character.isUpperCase(on.charAt(0)) || LIBRARIES.contains(on);
    boolean handsOn = HAND_ON.contains(call) || on.isEmpty() && isMaker(text, p, call);
    return known && handsOn ? blanks(text, end + 1) : from;
  }

  /** Whether this is the name of a class whose objects are values or secrets. */
  private static boolean isMaker(CharSequence text, int from, String call) {
    return Character.isUpperCase(at(text, from))
        && (call.endsWith("value")
            || call.endsWith("string")
            || call.endsWith("secret")
            || call.endsWith("password")
            || call.endsWith("credential"));
  }

  /** Where the quote stands of what an expression at this place falls back to, or -1. */
  static int otherwise(CharSequence text, int from) {
    char first = at(text, from);
    if (!Character.isLetter(first) && first != '$' && first != '(' && first != '@') {
      return -1;
    }
    boolean looksUp = false;
    for (String start : LOOK_UP) {
      looksUp |= starts(text, from, start) || first == '(' && starts(text, from + 1, start);
    }
    int limit = Math.min(text.length(), from + MOST);
    int quotes = 0;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == ';' || c == '{' || quotes > 0 && !looksUp) {
        return -1;
      }
      if (isQuote(c)) {
        quotes++;
      }
      for (String word : OTHERWISE) {
        if (c == word.charAt(0)
            && starts(text, i, word)
            && (looksUp || c != ',' && c != ' ' || word.equals(" or "))) {
          int q = blanks(text, i + word.length());
          if (isQuote(at(text, q))) {
            return q;
          }
        }
      }
      if (c == ',' && quotes == 0) {
        return -1;
      }
    }
    return -1;
  }

  private static int name(CharSequence text, int from) {
    int limit = Math.min(text.length(), from + 48);
    int i = from;
    while (i < limit && (AssignmentParser.isName(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    return i;
  }

  private static int blanks(CharSequence text, int from) {
    int limit = Math.min(text.length(), from + 20);
    int i = from;
    while (i < limit && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private static boolean starts(CharSequence text, int from, String word) {
    if (from + word.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text.charAt(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static char at(CharSequence text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : 0;
  }
}

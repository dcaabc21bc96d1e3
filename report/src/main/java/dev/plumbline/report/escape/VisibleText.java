package dev.plumbline.report.escape;

/** Text in one line in which every character can be seen, for any place that shows plain text. */
public final class VisibleText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private VisibleText() {}

  /**
   * The text with each hostile character as a visible escape: {@code \n}, {@code \t}, {@code \x1b}
   * below 256, else <code>&#92;u{202e}</code>. A backslash stays as it is: this is for eyes, not
   * for machines.
   */
  public static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; ) {
      int point = text.codePointAt(i);
      if (Hostile.is(point)) {
        return escape(text, i);
      }
      i += Character.charCount(point);
    }
    return text;
  }

  private static String escape(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Hostile.is(point)) {
        appendEscaped(out, point);
      } else {
        out.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return out.toString();
  }

  /** Appends the visible escape of one code point. */
  static void appendEscaped(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point < 0x100) {
          out.append("\\x").append(HEX[point >> 4]).append(HEX[point & 15]);
        } else {
          out.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
      }
    }
  }
}

package dev.plumbline.report.escape;

/**
 * Which characters must never be printed as they are: they move the cursor, change colours, turn
 * the reading direction or cannot be seen.
 */
final class Hostile {
  private Hostile() {}

  /**
   * Whether a code point is a control character (C0, DEL, C1), a line or paragraph separator, a
   * format character (the bidirectional controls of CVE-2021-42574 and what has no width), a letter
   * without a shape, half of a surrogate pair, or no character at all.
   */
  static boolean is(int point) {
    if (point < 0xA0) {
      return point < 0x20 || point >= 0x7F;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default ->
          (point & 0xFFFE) == 0xFFFE
              || point == 0x115F
              || point == 0x1160
              || point == 0x3164
              || point == 0xFFA0
              || (point >= 0x180B && point <= 0x180F);
    };
  }

  /**
   * Whether a command of a build server begins at this index: {@code ##[group]}, {@code ##vso[…]},
   * {@code ##teamcity[…]} are obeyed anywhere in a line.
   */
  static boolean startsCommand(CharSequence text, int index) {
    if (text.charAt(index) != '#' || index + 2 >= text.length() || text.charAt(index + 1) != '#') {
      return false;
    }
    char after = text.charAt(index + 2);
    return after == '[' || (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z');
  }
}

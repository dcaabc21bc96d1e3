package dev.plumbline.report.escape;

/**
 * Which characters must never be printed as they are: they move the cursor, change colours, turn
 * the reading direction or cannot be seen.
 */
final class Hostile {
  private Hostile() {}

  /**
   * Whether a code point is a control character (C0, DEL, C1), a line or paragraph separator, a
   * bidirectional control (CVE-2021-42574), invisible, or half of a surrogate pair.
   */
  static boolean is(int point) {
    return point < 0x20
        || (point >= 0x7F && point <= 0x9F)
        || point == 0xAD
        || point == 0x61C
        || (point >= 0x180B && point <= 0x180F)
        || (point >= 0x200B && point <= 0x200F)
        || (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x206F)
        || (point >= 0xD800 && point <= 0xDFFF)
        || point == 0xFEFF
        || (point >= 0xFFF9 && point <= 0xFFFB)
        || (point & 0xFFFE) == 0xFFFE
        || (point >= 0xE0000 && point <= 0xE0FFF);
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

package dev.plumbline.report.terminal;

/** How many columns text takes: two for wide characters of East Asia and emoji, none for marks. */
final class TextWidth {
  private TextWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      width += of(point);
      i += Character.charCount(point);
    }
    return width;
  }

  private static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return wide(point) ? 2 : 1;
  }

  /** Ranges of Unicode's EastAsianWidth.txt with W or F, rounded to blocks. */
  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0x303E)
        || (point >= 0x3041 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1F64F)
        || (point >= 0x1F900 && point <= 0x1F9FF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }

  /** As much of the text as fits into so many columns. */
  static String cut(String text, int columns) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      width += of(point);
      if (width > columns) {
        return text.substring(0, i);
      }
      i += Character.charCount(point);
    }
    return text;
  }
}

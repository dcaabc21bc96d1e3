package dev.plumbline.report.escape;

/**
 * Text for a terminal or a build log. Control sequences and text that turns the reading direction
 * become visible; commands of build servers ({@code ##[…]}, {@code ##vso[…]} anywhere, {@code
 * ::error::} at the start of a line) lose their first character to an escape.
 */
public final class TerminalText {
  private TerminalText() {}

  /**
   * The text, safe anywhere in a line but at its start: see {@link #line}.
   *
   * @param ascii whether characters outside ASCII must be escaped too
   */
  public static String of(String text, boolean ascii) {
    String visible = VisibleText.of(text);
    if (!ascii && visible.indexOf("##") < 0) {
      return visible;
    }
    StringBuilder out = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); ) {
      int point = visible.codePointAt(i);
      if (point == '#' && Hostile.startsCommand(visible, i)) {
        out.append("\\x23");
      } else if (ascii && point > 0x7E) {
        VisibleText.appendEscaped(out, point);
      } else {
        out.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return out.toString();
  }

  /** A whole line made of escaped text: no workflow command starts it. */
  public static String line(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    return line.startsWith("::", start)
        ? line.substring(0, start) + "\\x3a" + line.substring(start + 1)
        : line;
  }
}

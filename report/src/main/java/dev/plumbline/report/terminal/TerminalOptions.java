package dev.plumbline.report.terminal;

/**
 * How the terminal report looks.
 *
 * @param colour whether ANSI colours may be used; the caller knows about terminals and NO_COLOR
 * @param ascii whether only ASCII may be printed
 * @param width columns; at least {@value #NARROWEST}
 * @param verbose whether everything is listed, else about one screen
 */
public record TerminalOptions(boolean colour, boolean ascii, int width, boolean verbose) {
  static final int NARROWEST = 60;

  /** One screen of 100 columns, plain UTF-8. */
  public static final TerminalOptions PLAIN = new TerminalOptions(false, false, 100, false);

  public TerminalOptions {
    width = Math.max(NARROWEST, width);
  }
}

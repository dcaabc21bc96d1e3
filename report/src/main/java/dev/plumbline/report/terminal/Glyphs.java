package dev.plumbline.report.terminal;

/** The signs of the terminal report, in UTF-8 or in ASCII. */
record Glyphs(
    String violated,
    String unproven,
    String met,
    String warning,
    String dot,
    String ellipsis,
    String arrow,
    String bar) {
  private static final Glyphs UTF_8 = new Glyphs("✗", "?", "✓", "!", "·", "…", "→", "│");
  private static final Glyphs ASCII = new Glyphs("x", "?", "+", "!", "-", "...", "->", "|");

  static Glyphs of(boolean ascii) {
    return ascii ? ASCII : UTF_8;
  }
}

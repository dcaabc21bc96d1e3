package dev.plumbline.report.sarif;

import dev.plumbline.report.escape.VisibleText;

/** Message texts, which may hold links (§3.11.6): nothing from outside makes one. */
final class SarifText {
  private SarifText() {}

  /** The text in one line, every character visible, brackets escaped where a link could stand. */
  static String message(String text) {
    String visible = VisibleText.of(text);
    return visible.contains("](")
        ? visible.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        : visible;
  }
}

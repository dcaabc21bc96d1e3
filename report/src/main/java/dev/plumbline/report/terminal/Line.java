package dev.plumbline.report.terminal;

import dev.plumbline.report.escape.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** One line in the making: spans of escaped text with a style. */
final class Line {
  private final Pen pen;
  private final List<Span> spans = new ArrayList<>();
  private int width;

  private record Span(Style style, String text) {}

  Line(Pen pen) {
    this.pen = pen;
  }

  /** How many columns it takes so far. */
  int width() {
    return width;
  }

  /** Our own words, which need no escaping. */
  Line own(Style style, String text) {
    spans.add(new Span(style, text));
    width += TextWidth.of(text);
    return this;
  }

  /** Our own words, plain. */
  Line own(String text) {
    return own(Style.PLAIN, text);
  }

  /** Text from outside, escaped. */
  Line text(Style style, String text) {
    return own(style, pen.safe(text));
  }

  /** Text from outside, escaped and cut to so many columns. */
  Line text(Style style, String text, int columns) {
    return own(style, pen.cut(pen.safe(text), columns));
  }

  /** A path from outside, escaped, its beginning cut so that it takes at most so many columns. */
  Line path(Style style, String path, int columns) {
    String safe = pen.safe(path);
    return own(style, pen.verbose() ? safe : pen.tail(safe, columns));
  }

  /** Spaces up to a column, at least one. */
  Line to(int column) {
    return own(" ".repeat(Math.max(1, column - width)));
  }

  /** The line as printed: cut to the width of the screen unless all is wanted. */
  String print() {
    StringBuilder plain = new StringBuilder();
    spans.forEach(span -> plain.append(span.text()));
    String whole = plain.toString().stripTrailing();
    String safe = TerminalText.line(whole);
    String fitting = pen.verbose() ? safe : pen.cut(safe, pen.width());
    if (!pen.colour() || !safe.equals(whole)) {
      return fitting;
    }
    int kept =
        fitting.equals(whole)
            ? whole.length()
            : fitting.length() - pen.glyphs().ellipsis().length();
    return painted(kept) + fitting.substring(kept);
  }

  private String painted(int length) {
    StringBuilder out = new StringBuilder();
    int left = length;
    for (Span span : spans) {
      String text = span.text().substring(0, Math.min(left, span.text().length()));
      out.append(span.style().paint(text));
      left -= text.length();
    }
    return out.toString();
  }
}

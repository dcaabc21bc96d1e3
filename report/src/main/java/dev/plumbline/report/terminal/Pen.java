package dev.plumbline.report.terminal;

import dev.plumbline.report.escape.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Makes lines as the options want them. */
final class Pen {
  /** Where the text of a labelled line begins. */
  static final int LABEL = 11;

  private final TerminalOptions options;
  private final Glyphs glyphs;

  Pen(TerminalOptions options) {
    this.options = options;
    this.glyphs = Glyphs.of(options.ascii());
  }

  Glyphs glyphs() {
    return glyphs;
  }

  int width() {
    return options.width();
  }

  boolean verbose() {
    return options.verbose();
  }

  boolean colour() {
    return options.colour();
  }

  /** An empty line to add to. */
  Line line() {
    return new Line(this);
  }

  /** A line that begins with a word in the first column, or with its room when it is empty. */
  Line labelled(String label) {
    return line().own(Style.BOLD, label).to(LABEL);
  }

  String safe(String text) {
    return TerminalText.of(text, options.ascii());
  }

  /** Escaped text cut to so many columns, with a sign that it was cut. */
  String cut(String safe, int columns) {
    if (TextWidth.of(safe) <= columns) {
      return safe;
    }
    int room = Math.max(0, columns - TextWidth.of(glyphs.ellipsis()));
    return TextWidth.cut(safe, room).stripTrailing() + glyphs.ellipsis();
  }

  /** Escaped text broken between words into lines of so many columns, its indentation kept. */
  List<String> wrap(String safe, int columns) {
    String indent = " ".repeat(safe.length() - safe.stripLeading().length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : safe.substring(indent.length()).split(" ", -1)) {
      boolean first = line.length() == indent.length();
      if (!first && TextWidth.of(line.toString()) + 1 + TextWidth.of(word) > columns) {
        lines.add(line.toString());
        line.setLength(indent.length());
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Prose from outside under a hanging label; in short form its first sentence on one line. */
  List<Line> prose(int indent, String label, String prose, String sentence) {
    int column = indent + label.length() + 2;
    if (!verbose()) {
      return List.of(
          line()
              .own(" ".repeat(indent))
              .own(Style.DIM, label)
              .to(column)
              .text(Style.PLAIN, sentence));
    }
    List<Line> lines = new ArrayList<>();
    for (String paragraph : prose.strip().split("\n", -1)) {
      for (String part : wrap(safe(paragraph.stripTrailing()), width() - column)) {
        Line line = line().own(" ".repeat(indent));
        lines.add(line.own(Style.DIM, lines.isEmpty() ? label : "").to(column).own(part));
      }
    }
    return lines;
  }
}

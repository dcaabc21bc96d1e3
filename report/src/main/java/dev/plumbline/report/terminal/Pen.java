package dev.plumbline.report.terminal;

import dev.plumbline.report.escape.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Makes lines as the options want them. */
final class Pen {
  /** Where the text of a labelled line begins. */
  static final int LABEL = 11;

  /** How many lines prose may take in the short form. */
  private static final int SHORT = 2;

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

  /** An escaped path cut to so many columns: its end tells more than its beginning. */
  String tail(String safe, int columns) {
    int width = TextWidth.of(safe);
    if (width <= columns) {
      return safe;
    }
    int from = 0;
    int room = Math.max(0, columns - TextWidth.of(glyphs.ellipsis()));
    while (TextWidth.of(safe.substring(from)) > room) {
      from += Character.charCount(safe.codePointAt(from));
    }
    return glyphs.ellipsis() + safe.substring(from);
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

  /** Prose from outside under a hanging label; in short form its first sentence in two lines. */
  List<Line> prose(int indent, String label, String prose, String sentence) {
    int column = indent + label.length() + 2;
    List<String> parts = new ArrayList<>();
    if (verbose()) {
      for (String paragraph : prose.strip().split("\n", -1)) {
        parts.addAll(wrap(safe(paragraph.stripTrailing()), width() - column));
      }
    } else {
      parts.addAll(wrap(safe(sentence), width() - column));
      if (parts.size() > SHORT) {
        String rest = String.join(" ", parts.subList(SHORT - 1, parts.size()));
        parts.subList(SHORT - 1, parts.size()).clear();
        parts.add(cut(rest, width() - column));
      }
    }
    List<Line> lines = new ArrayList<>();
    for (String part : parts) {
      Line line = line().own(" ".repeat(indent));
      lines.add(line.own(Style.DIM, lines.isEmpty() ? label : "").to(column).own(part));
    }
    return lines;
  }
}

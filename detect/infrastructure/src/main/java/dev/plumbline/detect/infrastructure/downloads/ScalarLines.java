package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.formats.Node;

/** Where the text of a YAML scalar begins in its file. */
final class ScalarLines {
  private final String[] lines;

  ScalarLines(String text) {
    this.lines = text.split("\n", -1);
  }

  /** The line of the scalar's first line of text: below the sign of a block, else its own. */
  int first(Node.Scalar scalar) {
    int index = scalar.line() - 1;
    if (index < 0 || index >= lines.length) {
      return scalar.line();
    }
    String line = lines[index];
    String rest = line.substring(Math.min(line.length(), Math.max(0, scalar.column() - 1))).strip();
    while (rest.startsWith("&") || rest.startsWith("!")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).strip();
    }
    return rest.startsWith("|") || rest.startsWith(">") ? scalar.line() + 1 : scalar.line();
  }
}

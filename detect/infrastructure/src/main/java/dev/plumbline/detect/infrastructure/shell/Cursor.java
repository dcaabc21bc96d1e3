package dev.plumbline.detect.infrastructure.shell;

import org.jspecify.annotations.Nullable;

/** A place in a text that knows its line. */
final class Cursor {
  /** What {@link #peek()} gives at the end. */
  static final char END = '\0';

  private final String text;
  private int position;
  private int line;

  Cursor(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int at = position + ahead;
    return at < text.length() ? text.charAt(at) : END;
  }

  char next() {
    if (atEnd()) {
      return END;
    }
    char c = text.charAt(position++);
    if (c == '\n') {
      line++;
    }
    return c;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, position);
  }

  /** Moves past the text if it stands here. */
  boolean take(String expected) {
    if (!looksAt(expected)) {
      return false;
    }
    skip(expected.length());
    return true;
  }

  int position() {
    return position;
  }

  int line() {
    return line;
  }

  /** The text from an earlier position up to here. */
  String since(int start) {
    return text.substring(start, position);
  }

  int length() {
    return text.length();
  }

  /** Where the line after this position's line begins; a continued line goes on. */
  int endOfLogicalLine(int from) {
    int at = from;
    while (true) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return text.length();
      }
      if (end == 0 || text.charAt(end - 1) != '\\') {
        return end + 1;
      }
      at = end + 1;
    }
  }

  int linesBetween(int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** The text of the line that begins here, or null behind the last. */
  @Nullable String row(int from) {
    if (from >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', from);
    return text.substring(from, end < 0 ? text.length() : end);
  }

  /** Spaces, tabs and continued lines. */
  void blanks() {
    while (true) {
      char c = peek();
      if ((c == ' ' || c == '\t' || c == '\r') && !atEnd()) {
        next();
      } else if (c == '\\' && peek(1) == '\n') {
        skip(2);
      } else {
        return;
      }
    }
  }

  /** The rest of the line, without its end. */
  void toLineEnd() {
    while (!atEnd() && peek() != '\n') {
      next();
    }
  }

  /**
   * The word of letters or one of <code>{ } !  [[</code> that stands here by itself; else empty.
   */
  String reserved() {
    int end = 0;
    char c = peek();
    if (c == '{' || c == '}' || c == '!') {
      end = 1;
    } else if (looksAt("[[")) {
      end = 2;
    } else {
      while (Character.isLetter(peek(end)) && end < 12) {
        end++;
      }
    }
    if (end == 0) {
      return "";
    }
    char after = peek(end);
    boolean alone = after == END || " \t\r\n;&|()<>".indexOf(after) >= 0;
    return alone ? text.substring(position, position + end) : "";
  }
}

package dev.plumbline.detect.repository.source;

import dev.plumbline.detect.repository.Lines;
import java.util.ArrayList;
import java.util.List;

/** A source text with the kind of each of its characters. Made in one pass, in linear time. */
public final class Source {
  static final byte CODE = 0;
  static final byte COMMENT = 1;
  static final byte STRING = 2;

  /**
   * One comment, or one line of a comment over several lines, with its marks.
   *
   * @param start offset of its first character
   * @param end offset after its last
   */
  public record Comment(int start, int end) {}

  /** How much of a line is looked at for words about a directive. */
  private static final int MAX_WORDS = 2000;

  private final String text;
  private final byte[] kinds;
  private final Lines lines;

  private Source(String text, byte[] kinds) {
    this.text = text;
    this.kinds = kinds;
    this.lines = new Lines(text);
  }

  /** Reads a text by the rules of its language; any text ends. */
  public static Source of(String text, Syntax syntax) {
    return new Source(text, new Lexer(text, syntax).kinds());
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Its lines. */
  public Lines lines() {
    return lines;
  }

  /** Whether the character stands in code: neither in a comment nor in a string. */
  public boolean code(int offset) {
    return kinds[offset] == CODE;
  }

  /** Whether the character stands in a comment. */
  public boolean comment(int offset) {
    return kinds[offset] == COMMENT;
  }

  /** Whether the character stands in a string. */
  public boolean string(int offset) {
    return kinds[offset] == STRING;
  }

  /** All comments in order, those over several lines as one for each line. */
  public List<Comment> comments() {
    List<Comment> found = new ArrayList<>();
    int at = 0;
    while (at < kinds.length) {
      if (kinds[at] != COMMENT) {
        at++;
        continue;
      }
      int line = lines.lineOf(at);
      int end = lines.end(line);
      int to = at;
      while (to < end && kinds[to] == COMMENT) {
        to++;
      }
      found.add(new Comment(at, to));
      at = Math.max(to, at + 1);
      while (at < kinds.length
          && at >= end
          && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
        at++;
      }
    }
    return found;
  }

  /** The words of the comments on the line before, if nothing else stands on it; else empty. */
  public String commentAbove(int line) {
    if (line < 2) {
      return "";
    }
    int start = lines.start(line - 1);
    int end = Math.min(start + MAX_WORDS, lines.end(line - 1));
    for (int i = start; i < end; i++) {
      if (kinds[i] != COMMENT && !Character.isWhitespace(text.charAt(i))) {
        return "";
      }
    }
    return text.substring(start, end);
  }

  /** The words of the comments on this line. */
  public String commentOn(int line) {
    StringBuilder words = new StringBuilder();
    int start = lines.start(line);
    int end = Math.min(start + MAX_WORDS, lines.end(line));
    for (int i = start; i < end; i++) {
      words.append(kinds[i] == COMMENT ? text.charAt(i) : ' ');
    }
    return words.toString().strip();
  }

  /** The text with every comment as blanks, for patterns over code and strings. */
  public String withoutComments() {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (kinds[i] == COMMENT && chars[i] != '\n' && chars[i] != '\r') {
        chars[i] = ' ';
      }
    }
    return new String(chars);
  }
}

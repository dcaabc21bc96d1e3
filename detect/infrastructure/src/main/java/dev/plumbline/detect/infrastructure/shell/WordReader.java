package dev.plumbline.detect.infrastructure.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads words: quotes, variables, substitutions. */
final class WordReader {
  private static final int MAX_BRACES = 20_000;
  private static final int MAX_ARITHMETIC = 4_000;

  private final Cursor cursor;
  private final ShellParser parser;

  WordReader(Cursor cursor, ShellParser parser) {
    this.cursor = cursor;
    this.parser = parser;
  }

  /** Whether a word ends before this character. */
  static boolean ends(char c) {
    return " \t\r\n;&|<>()".indexOf(c) >= 0;
  }

  /** The word that begins here; empty parts if none does. */
  Word word() {
    int line = cursor.line();
    Parts parts = new Parts();
    while (!cursor.atEnd()) {
      char c = cursor.peek();
      if (c == '\\' && cursor.peek(1) == '\n') {
        cursor.skip(2);
      } else if (c == '(' && parts.endsWithPatternSign()) {
        pattern(parts);
      } else if (ends(c)) {
        break;
      } else {
        piece(parts, c);
      }
    }
    return new Word(parts.list(), parts.quoted, line);
  }

  private void piece(Parts parts, char c) {
    switch (c) {
      case '\'' -> single(parts);
      case '"' -> {
        cursor.next();
        quoted(parts);
      }
      case '$' -> dollar(parts, false);
      case '`' -> backquote(parts);
      case '\\' -> {
        cursor.next();
        parts.text(cursor.next());
        parts.quoted = true;
      }
      default -> parts.text(cursor.next());
    }
  }

  /** The text of a here-document, in which variables and substitutions count. */
  Word hereText(int line) {
    Parts parts = new Parts();
    while (!cursor.atEnd()) {
      char c = cursor.peek();
      if (c == '$') {
        dollar(parts, true);
      } else if (c == '`') {
        backquote(parts);
      } else if (c == '\\' && "$`\\".indexOf(cursor.peek(1)) >= 0 && cursor.peek(1) != Cursor.END) {
        cursor.next();
        parts.text(cursor.next());
      } else {
        parts.text(cursor.next());
      }
    }
    return new Word(parts.list(), true, line);
  }

  private void single(Parts parts) {
    int line = cursor.line();
    cursor.next();
    parts.quoted = true;
    while (!cursor.atEnd() && cursor.peek() != '\'') {
      parts.text(cursor.next());
    }
    close('\'', line);
  }

  private void quoted(Parts parts) {
    int line = cursor.line();
    parts.quoted = true;
    while (!cursor.atEnd() && cursor.peek() != '"') {
      char c = cursor.peek();
      if (c == '$') {
        dollar(parts, true);
      } else if (c == '`') {
        backquote(parts);
      } else if (c == '\\') {
        escapedInQuotes(parts);
      } else {
        parts.text(cursor.next());
      }
    }
    close('"', line);
  }

  private void escapedInQuotes(Parts parts) {
    cursor.next();
    char c = cursor.next();
    if (c == '\n') {
      return;
    }
    if ("$`\"\\".indexOf(c) < 0) {
      parts.text('\\');
    }
    parts.text(c);
  }

  private void close(char quote, int line) {
    if (cursor.atEnd()) {
      parser.problem(line, "a quote " + quote + " is never closed");
    }
    cursor.next();
  }

  private void dollar(Parts parts, boolean inQuotes) {
    char after = cursor.peek(1);
    if (after == '(') {
      if (cursor.peek(2) == '(' && arithmetic(parts)) {
        return;
      }
      substitution(parts);
    } else if (after == '{') {
      braces(parts);
    } else if (Character.isLetter(after) || after == '_') {
      cursor.next();
      parts.add(new Word.Variable(name(), ""));
    } else if (Character.isDigit(after) || (after != Cursor.END && "@*#?$!-".indexOf(after) >= 0)) {
      cursor.next();
      parts.add(new Word.Variable(String.valueOf(cursor.next()), ""));
    } else if (after == '\'' && !inQuotes) {
      ansi(parts);
    } else if (after == '"' && !inQuotes) {
      cursor.skip(2);
      quoted(parts);
    } else {
      parts.text(cursor.next());
    }
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '_') {
      name.append(cursor.next());
    }
    return name.toString();
  }

  private void ansi(Parts parts) {
    int line = cursor.line();
    cursor.skip(2);
    parts.quoted = true;
    while (!cursor.atEnd() && cursor.peek() != '\'') {
      if (cursor.peek() == '\\') {
        parts.text(cursor.next());
      }
      parts.text(cursor.next());
    }
    close('\'', line);
  }

  /** {@code $((…))}; false if what stands here is two nested parentheses of commands. */
  private boolean arithmetic(Parts parts) {
    int depth = 0;
    int end = 1;
    while (end < MAX_ARITHMETIC) {
      char c = cursor.peek(end);
      if (c == Cursor.END) {
        return false;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      end++;
      if (depth == 0) {
        break;
      }
    }
    if (depth != 0 || cursor.peek(end - 2) != ')') {
      return false;
    }
    int start = cursor.position();
    cursor.skip(end);
    parts.add(new Word.Variable(cursor.since(start), ""));
    return true;
  }

  private void substitution(Parts parts) {
    int start = cursor.position();
    cursor.skip(2);
    Script script = parser.nestedUntilParenthesis();
    parts.add(new Word.Substitution(script, cursor.since(start), false));
  }

  /** {@code <(…)} and {@code >(…)}: a word of its own. */
  Word process() {
    int line = cursor.line();
    Parts parts = new Parts();
    int start = cursor.position();
    cursor.skip(2);
    Script script = parser.nestedUntilParenthesis();
    parts.add(new Word.Substitution(script, cursor.since(start), true));
    return new Word(parts.list(), false, line);
  }

  private void backquote(Parts parts) {
    int line = cursor.line();
    int start = cursor.position();
    cursor.next();
    StringBuilder inner = new StringBuilder();
    while (!cursor.atEnd() && cursor.peek() != '`') {
      char c = cursor.next();
      if (c == '\\' && "`\\$".indexOf(cursor.peek()) >= 0 && !cursor.atEnd()) {
        c = cursor.next();
      }
      inner.append(c);
    }
    close('`', line);
    Script script = parser.nestedText(inner.toString(), line);
    parts.add(new Word.Substitution(script, cursor.since(start), false));
  }

  private void braces(Parts parts) {
    int start = cursor.position();
    int line = cursor.line();
    cursor.skip(2);
    int depth = 1;
    char quote = Cursor.END;
    while (!cursor.atEnd() && cursor.position() - start < MAX_BRACES) {
      char c = cursor.next();
      if (c == '\\') {
        cursor.next();
      } else if (quote != Cursor.END) {
        quote = c == quote ? Cursor.END : quote;
      } else if (c == '"') {
        quote = c;
      } else if (c == '$' && cursor.peek() == '{') {
        cursor.next();
        depth++;
      } else if (c == '}' && --depth == 0) {
        String whole = cursor.since(start);
        variable(parts, whole.substring(2, whole.length() - 1));
        return;
      }
    }
    parser.problem(line, "${ is never closed");
  }

  private static void variable(Parts parts, String inner) {
    int end = 0;
    while (end < inner.length()
        && (Character.isLetterOrDigit(inner.charAt(end)) || inner.charAt(end) == '_')) {
      end++;
    }
    if (end == 0) {
      parts.add(new Word.Variable(inner, ""));
    } else {
      parts.add(new Word.Variable(inner.substring(0, end), inner.substring(end)));
    }
  }

  /** {@code @(a|b)} and its kin: text of the word. */
  private void pattern(Parts parts) {
    int depth = 0;
    do {
      char c = cursor.next();
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      parts.text(c);
    } while (depth > 0 && !cursor.atEnd() && cursor.peek() != '\n');
  }

  /** Collects the parts of a word, text joined. */
  private static final class Parts {
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean quoted;

    void text(char c) {
      if (c != Cursor.END) {
        text.append(c);
      }
    }

    void add(Word.Part part) {
      flush();
      parts.add(part);
    }

    boolean endsWithPatternSign() {
      return !text.isEmpty() && "?*+@!".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    List<Word.Part> list() {
      flush();
      if (parts.isEmpty() && quoted) {
        parts.add(new Word.Text(""));
      }
      return parts;
    }

    private void flush() {
      if (!text.isEmpty()) {
        parts.add(new Word.Text(text.toString()));
        text.setLength(0);
      }
    }
  }
}

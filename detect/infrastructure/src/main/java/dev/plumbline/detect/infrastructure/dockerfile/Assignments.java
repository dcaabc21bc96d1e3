package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names and values of an ENV or ARG instruction, quotes removed. */
public final class Assignments {
  private Assignments() {}

  /**
   * A name and its value as written, null for an ARG without default.
   *
   * @param line where it stands
   */
  public record Entry(String name, @Nullable String value, int line) {}

  /**
   * The entries of {@code ENV a=b c="d e"}, {@code ENV a b c}, {@code ARG a} or {@code ARG a=b}.
   */
  public static List<Entry> of(Instruction instruction) {
    List<Entry> words = words(instruction);
    List<Entry> entries = new ArrayList<>();
    if (instruction.name().equals("ENV")
        && !words.isEmpty()
        && words.getFirst().name().indexOf('=') < 0) {
      String joined = instruction.joined();
      String name = words.getFirst().name();
      String value = joined.substring(Math.min(joined.length(), name.length())).strip();
      return List.of(new Entry(name, unquote(value), instruction.textLine()));
    }
    for (Entry word : words) {
      int equals = word.name().indexOf('=');
      if (equals < 0) {
        entries.add(new Entry(word.name(), null, word.line()));
      } else if (equals > 0) {
        entries.add(
            new Entry(
                word.name().substring(0, equals), word.name().substring(equals + 1), word.line()));
      }
    }
    return entries;
  }

  private static String unquote(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static List<Entry> words(Instruction instruction) {
    String text = instruction.text();
    List<Entry> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int line = instruction.textLine();
    int wordLine = line;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
        line++;
        if (quote == 0 && endsWord(words, word, wordLine)) {
          word.setLength(0);
        }
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (endsWord(words, word, wordLine)) {
          word.setLength(0);
        }
      } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else {
        if (word.isEmpty()) {
          wordLine = line;
        }
        word.append(c);
      }
    }
    endsWord(words, word, wordLine);
    return words;
  }

  private static boolean endsWord(List<Entry> words, StringBuilder word, int line) {
    if (word.isEmpty()) {
      return false;
    }
    words.add(new Entry(word.toString(), null, line));
    return true;
  }
}

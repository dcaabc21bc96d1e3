package dev.plumbline.detect.dependencies.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a manifest that is a program (a Gemfile, a build script): read by shape, never run.
 * Comments are blanked out, so that every position keeps its line.
 */
public final class Source {
  private final String text;
  private final int[] starts;

  private Source(String text) {
    this.text = text;
    List<Integer> lines = new ArrayList<>();
    lines.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines.add(i + 1);
    }
    this.starts = lines.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A text whose comments begin with {@code #}. */
  public static Source hashComments(String text) {
    return new Source(blank(text, "#", false));
  }

  /** A text with {@code //} and {@code /* *}{@code /} comments. */
  public static Source slashComments(String text) {
    return new Source(blank(text, "//", true));
  }

  /** The text without its comments. */
  public String text() {
    return text;
  }

  /** The line of a position, from 1. */
  public int line(int position) {
    int found = java.util.Arrays.binarySearch(starts, position);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** A matcher over the text. The pattern is ours and bounded. */
  public Matcher matcher(Pattern pattern) {
    return pattern.matcher(text);
  }

  /**
   * The position behind the bracket that closes the one at this position; the end of the text if
   * none does. Strings are skipped.
   */
  public int close(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = string(text, i);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (--depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private static String blank(String whole, String lineComment, boolean blocks) {
    StringBuilder out = new StringBuilder(whole);
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == '"' || c == '\'') {
        i = string(whole, i);
      } else if (blocks && whole.startsWith("/*", i)) {
        int end = whole.indexOf("*/", i + 2);
        end = end < 0 ? whole.length() : end + 2;
        erase(out, i, end);
        i = end - 1;
      } else if (whole.startsWith(lineComment, i)) {
        int end = whole.indexOf('\n', i);
        end = end < 0 ? whole.length() : end;
        erase(out, i, end);
        i = end - 1;
      }
    }
    return out.toString();
  }

  private static void erase(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      if (out.charAt(i) != '\n') {
        out.setCharAt(i, ' ');
      }
    }
  }

  /** The position of the quote that closes a string, or of the end of its line. */
  private static int string(String text, int open) {
    char quote = text.charAt(open);
    String triple = String.valueOf(quote).repeat(3);
    if (text.startsWith(triple, open)) {
      int end = text.indexOf(triple, open + 3);
      return end < 0 ? text.length() - 1 : end + 2;
    }
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i;
      } else if (c == '\n') {
        return i;
      }
    }
    return text.length() - 1;
  }
}

package dev.plumbline.detect.repository.switched;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits lines of shell into simple commands, well enough to see which command's failure is thrown
 * away. Not a shell: no expansion, no functions.
 */
public final class Shell {
  private Shell() {}

  /**
   * One simple command.
   *
   * @param line the line it begins on, counted from 1 in the text that was split
   * @param before the operator before it: empty, {@code &&}, {@code ||}, {@code |}, {@code ;} or
   *     {@code &}
   * @param words its words without quotes
   */
  public record Command(int line, String before, List<String> words) {
    public Command {
      words = List.copyOf(words);
    }

    /** The words with one blank between them. */
    public String text() {
      return String.join(" ", words);
    }
  }

  /** The commands of a script in order. Comments are left out; continued lines are joined. */
  public static List<Command> commands(String script) {
    Splitter splitter = new Splitter(script);
    splitter.run();
    return splitter.commands;
  }

  private static final class Splitter {
    private final String text;
    private final List<Command> commands = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private String before = "";
    private boolean inWord;
    private int line = 1;
    private int startLine = 1;
    private int at;

    Splitter(String text) {
      this.text = text;
    }

    void run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
          escape();
        } else if (c == '\'' || c == '"') {
          quoted(c);
        } else if (c == '\n') {
          operator(";", 1);
          line++;
        } else if (c == ';') {
          operator(";", 1);
        } else if (c == '&' && !redirect()) {
          operator(text.startsWith("&&", at) ? "&&" : "&", text.startsWith("&&", at) ? 2 : 1);
        } else if (c == '|') {
          operator(text.startsWith("||", at) ? "||" : "|", text.startsWith("||", at) ? 2 : 1);
        } else if (Character.isWhitespace(c)) {
          endWord();
          at++;
        } else if (c == '#' && !inWord) {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else {
          add(c);
          at++;
        }
      }
      endCommand(";");
    }

    private boolean redirect() {
      boolean after = at > 0 && text.charAt(at - 1) == '>';
      return after || text.startsWith("&>", at);
    }

    private void escape() {
      char next = text.charAt(at + 1);
      if (next == '\n') {
        line++;
        endWord();
      } else if (next == '\r' && text.startsWith("\n", at + 2)) {
        line++;
        at++;
        endWord();
      } else {
        add(next);
      }
      at += 2;
    }

    private void quoted(char quote) {
      inWord = true;
      startIfFirst();
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        char c = text.charAt(at);
        if (c == '\n') {
          line++;
        }
        if (c == '\\' && quote == '"' && at + 1 < text.length()) {
          at++;
          c = text.charAt(at);
        }
        word.append(c);
        at++;
      }
      at++;
    }

    private void add(char c) {
      startIfFirst();
      inWord = true;
      word.append(c);
    }

    private void startIfFirst() {
      if (words.isEmpty() && !inWord) {
        startLine = line;
      }
    }

    private void endWord() {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }

    private void operator(String operator, int length) {
      endCommand(operator);
      at += length;
    }

    private void endCommand(String operator) {
      endWord();
      if (!words.isEmpty()) {
        commands.add(new Command(startLine, before, words));
        words.clear();
        before = operator;
      } else if (!operator.equals(";")) {
        before = operator;
      }
    }
  }
}

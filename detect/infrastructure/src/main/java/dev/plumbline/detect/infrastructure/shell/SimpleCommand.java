package dev.plumbline.detect.infrastructure.shell;

import dev.plumbline.detect.infrastructure.shell.Script.Assignment;
import dev.plumbline.detect.infrastructure.shell.Script.Command;
import dev.plumbline.detect.infrastructure.shell.Script.Redirect;
import java.util.ArrayList;
import java.util.List;

/** A simple command while it is being read. */
final class SimpleCommand {
  final List<Assignment> assignments = new ArrayList<>();
  final List<Word> words = new ArrayList<>();
  final List<Redirect> redirects = new ArrayList<>();
  private final int line;

  SimpleCommand(int line) {
    this.line = line;
  }

  void word(Word word) {
    if (!word.parts().isEmpty()) {
      words.add(word);
    }
  }

  String lastWordText() {
    return words.isEmpty() ? "" : words.getLast().literal();
  }

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty() && redirects.isEmpty();
  }

  Command build() {
    return new Command(assignments, words, redirects, line);
  }
}

package dev.plumbline.detect.infrastructure.shell;

import dev.plumbline.detect.infrastructure.shell.Script.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Reads redirections. */
final class RedirectReader {
  private final Cursor cursor;
  private final WordReader words;
  private final HereDocuments hereDocuments;

  RedirectReader(Cursor cursor, WordReader words, HereDocuments hereDocuments) {
    this.cursor = cursor;
    this.words = words;
    this.hereDocuments = hereDocuments;
  }

  /** Whether one begins here. */
  boolean here() {
    int digits = 0;
    while (Character.isDigit(cursor.peek(digits)) && digits < 3) {
      digits++;
    }
    char c = cursor.peek(digits);
    return c == '<' || c == '>' || (digits == 0 && cursor.looksAt("&>"));
  }

  /** All that stand here. */
  List<Redirect> all() {
    List<Redirect> found = new ArrayList<>();
    cursor.blanks();
    while (here() && !cursor.looksAt("<(") && !cursor.looksAt(">(")) {
      found.add(next());
      cursor.blanks();
    }
    return found;
  }

  /** The one that begins here. */
  Redirect next() {
    int start = cursor.position();
    while (Character.isDigit(cursor.peek())) {
      cursor.next();
    }
    String descriptor = cursor.since(start);
    int line = cursor.line();
    for (String operator :
        List.of("<<<", "<<-", "<<", "&>>", "&>", ">>", ">|", ">&", "<&", "<>", "<", ">")) {
      if (cursor.take(operator)) {
        cursor.blanks();
        if (operator.equals("<<") || operator.equals("<<-")) {
          return hereDocuments.announce(operator, words.word(), descriptor, line);
        }
        Word target = cursor.looksAt("<(") || cursor.looksAt(">(") ? words.process() : words.word();
        return new Redirect(operator, target, descriptor, line);
      }
    }
    cursor.next();
    return new Redirect(">", Word.of("", line), descriptor, line);
  }
}

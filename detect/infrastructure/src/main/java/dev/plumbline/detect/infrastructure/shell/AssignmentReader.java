package dev.plumbline.detect.infrastructure.shell;

import dev.plumbline.detect.infrastructure.shell.Script.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads assignments of variables and arrays. */
final class AssignmentReader {
  private final Cursor cursor;
  private final WordReader words;
  private final Gaps gaps;

  AssignmentReader(Cursor cursor, WordReader words, Gaps gaps) {
    this.cursor = cursor;
    this.words = words;
    this.gaps = gaps;
  }

  /** The assignment that begins here, or null. */
  @Nullable Assignment next() {
    int end = 0;
    while (Character.isLetterOrDigit(cursor.peek(end)) || cursor.peek(end) == '_') {
      end++;
    }
    if (end == 0 || Character.isDigit(cursor.peek())) {
      return null;
    }
    int name = end;
    if (cursor.peek(end) == '[') {
      while (cursor.peek(end) != ']'
          && cursor.peek(end) != '\n'
          && cursor.peek(end) != Cursor.END) {
        end++;
      }
      end++;
    }
    if (cursor.peek(end) == '+') {
      end++;
    }
    if (cursor.peek(end) != '=') {
      return null;
    }
    int start = cursor.position();
    cursor.skip(name);
    String variable = cursor.since(start);
    cursor.skip(end + 1 - name);
    if (cursor.take("(")) {
      return new Assignment(variable, array());
    }
    return new Assignment(variable, List.of(words.word()));
  }

  /** The words of an array, behind its opening parenthesis. */
  List<Word> array() {
    List<Word> values = new ArrayList<>();
    while (!cursor.atEnd()) {
      gaps.skip();
      if (cursor.take(")")) {
        break;
      }
      Word word = words.word();
      if (word.parts().isEmpty()) {
        cursor.next();
      } else {
        values.add(word);
      }
    }
    return values;
  }
}

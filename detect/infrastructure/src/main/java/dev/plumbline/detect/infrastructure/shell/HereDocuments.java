package dev.plumbline.detect.infrastructure.shell;

import dev.plumbline.detect.infrastructure.shell.Script.Redirect;

/**
 * Here-documents: the text stands after the line that announces it, so it is read ahead, and passed
 * over when the line ends.
 */
final class HereDocuments {
  private final Cursor cursor;
  private final ShellParser parser;
  private int start = -1;
  private int end = -1;
  private int endLine;

  HereDocuments(Cursor cursor, ShellParser parser) {
    this.cursor = cursor;
    this.parser = parser;
  }

  Redirect announce(String operator, Word delimiter, String descriptor, int line) {
    int from;
    int bodyLine;
    if (end > cursor.position()) {
      from = end;
      bodyLine = endLine;
    } else {
      start = cursor.endOfLogicalLine(cursor.position());
      from = start;
      bodyLine = cursor.line() + cursor.linesBetween(cursor.position(), start);
    }
    boolean tabs = operator.equals("<<-");
    StringBuilder body = new StringBuilder();
    int at = from;
    int lines = 0;
    boolean closed = false;
    while (!closed) {
      String row = cursor.row(at);
      if (row == null) {
        parser.problem(line, "the here-document is never closed");
        break;
      }
      at += row.length() + 1;
      lines++;
      String shown = tabs ? row.replaceFirst("^\t+", "") : row;
      closed = shown.equals(delimiter.literal());
      if (!closed) {
        body.append(shown).append('\n');
      }
    }
    end = Math.min(at, cursor.length());
    endLine = bodyLine + lines;
    return new Redirect(operator, text(delimiter, body.toString(), bodyLine), descriptor, bodyLine);
  }

  private Word text(Word delimiter, String body, int line) {
    return delimiter.quoted() ? Word.of(body, line) : parser.hereText(body, line);
  }

  /** Called behind a line's end. */
  void readPending() {
    if (start >= 0 && cursor.position() >= start) {
      cursor.skip(Math.max(0, end - cursor.position()));
      start = -1;
      end = -1;
    }
  }
}

package dev.plumbline.detect.infrastructure.shell;

/** What stands between words and commands: blanks, ends of lines, comments. */
final class Gaps {
  private final Cursor cursor;
  private final HereDocuments hereDocuments;

  Gaps(Cursor cursor, HereDocuments hereDocuments) {
    this.cursor = cursor;
    this.hereDocuments = hereDocuments;
  }

  /** Past the end of a line, and past the here-documents that it announced. */
  void newline() {
    cursor.next();
    hereDocuments.readPending();
  }

  /** Past all of it. */
  void skip() {
    while (!cursor.atEnd()) {
      cursor.blanks();
      if (cursor.peek() == '\n') {
        newline();
      } else if (cursor.peek() == '#') {
        cursor.toLineEnd();
      } else {
        return;
      }
    }
  }
}

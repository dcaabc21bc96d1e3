package dev.plumbline.engine.records;

import dev.plumbline.formats.Node;

/** What a report calls a record. */
public final class RecordNames {
  private RecordNames() {}

  /**
   * Its own id, else its line.
   *
   * @param idField the field that holds the id, with dots between names; empty to find out
   * @param line on which it begins
   */
  public static String of(Node record, String idField, int line) {
    return RecordIds.of(record, idField).orElse("line " + line);
  }
}

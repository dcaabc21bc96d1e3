package dev.plumbline.scan.container;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a SQLite table.
 *
 * @param cut whether its header names more than it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SqliteRecord(byte[] record, List<Cell> cells, Charset charset, boolean cut) {
  private static final int MOST_COLUMNS = 40_000;

  /** A value: its kind, and where it stands. */
  record Cell(long kind, int start, int length) {}

  static SqliteRecord parse(byte[] record, Charset charset) {
    List<Cell> cells = new ArrayList<>();
    Varint header = Varint.read(record, 0, record.length);
    int at = header.next();
    long body = header.value();
    boolean cut = body < 0 || body > record.length;
    int start = (int) Math.min(Math.max(0, body), record.length);
    int stop = start;
    while (!cut && at < stop && cells.size() < MOST_COLUMNS) {
      Varint kind = Varint.read(record, at, stop);
      at = kind.next();
      long length = length(kind.value());
      if (length < 0 || start + length > record.length) {
        cut = true;
        length = record.length - start;
      }
      cells.add(new Cell(kind.value(), start, (int) length));
      start += (int) length;
    }
    return new SqliteRecord(record, cells, charset, cut);
  }

  private static long length(long kind) {
    if (kind >= 12) {
      return (kind - 12) / 2;
    }
    return kind < 0
        ? -1
        : switch ((int) kind) {
          case 1 -> 1;
          case 2 -> 2;
          case 3 -> 3;
          case 4 -> 4;
          case 5 -> 6;
          case 6, 7 -> 8;
          default -> 0;
        };
  }

  int size() {
    return cells.size();
  }

  boolean isBlob(int column) {
    long kind = cells.get(column).kind();
    return kind >= 12 && kind % 2 == 0;
  }

  /** Text as UTF-8, a blob as it is; empty for numbers. */
  byte[] bytes(int column) {
    Cell cell = cells.get(column);
    if (cell.kind() < 12) {
      return new byte[0];
    }
    if (isBlob(column) || charset == StandardCharsets.UTF_8) {
      return java.util.Arrays.copyOfRange(record, cell.start(), cell.start() + cell.length());
    }
    return new String(record, cell.start(), cell.length(), charset)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A column as text; empty where there is none. */
  String text(int column) {
    return column < cells.size() ? new String(bytes(column), StandardCharsets.UTF_8) : "";
  }

  /** A column as a number; 0 where there is none. */
  long number(int column) {
    if (column >= cells.size()) {
      return 0;
    }
    Cell cell = cells.get(column);
    if (cell.kind() == 9) {
      return 1;
    }
    if (cell.kind() < 1 || cell.kind() > 6) {
      return 0;
    }
    long value = record[cell.start()];
    for (int i = 1; i < cell.length(); i++) {
      value = value << 8 | record[cell.start() + i] & 0xFF;
    }
    return value;
  }
}

package dev.plumbline.scan.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the tables of a SQLite database (sqlite.org, Database File Format): each table as a text
 * with {@code column=value} lines, and each blob as an entry of its own. Every page is visited once
 * for trees, so that pages in a loop end. Deleted rows are seen in the file's own bytes, where they
 * lie in one piece.
 */
final class SqliteReader {
  private static final int HEADER = 100;
  private static final int DEPTH = 40;
  private static final int SMALLEST_BLOB = 16;
  private static final int TEXT_PART = 8 << 20;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Budget budget;
  private final int pageSize;
  private final int usable;
  private final Charset charset;
  private final BitSet visited = new BitSet();
  private int faults;

  private interface Rows {
    void row(SqliteRecord row) throws IOException;
  }

  private record Table(String name, int root, List<String> columns) {}

  SqliteReader(byte[] bytes, int offset, int length, Budget budget) throws ContainerException {
    this.bytes = bytes;
    this.from = offset;
    this.to = offset + length;
    this.budget = budget;
    int stored = half(offset + 16);
    pageSize = stored == 1 ? 1 << 16 : stored;
    usable = pageSize - (bytes[offset + 20] & 0xFF);
    if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usable < 480) {
      throw new ContainerException("an impossible page size");
    }
    charset =
        switch (number(offset + 56)) {
          case 2 -> StandardCharsets.UTF_16LE;
          case 3 -> StandardCharsets.UTF_16BE;
          default -> StandardCharsets.UTF_8;
        };
  }

  void read(Entries entries) throws IOException {
    List<Table> tables = new ArrayList<>();
    tree(
        1,
        0,
        row -> {
          String kind = row.text(0);
          if (kind.equals("table") && row.number(3) > 0) {
            tables.add(new Table(row.text(1), (int) row.number(3), SqlColumns.of(row.text(4))));
          }
        });
    for (Table table : tables) {
      budget.entry();
      table(table, entries);
    }
    if (faults > 0) {
      entries.left("", "damaged sqlite: " + faults + " pages or rows could not be read");
    }
  }

  private void table(Table table, Entries entries) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int[] count = {0};
    tree(
        table.root(),
        0,
        row -> {
          count[0]++;
          for (int i = 0; i < row.size(); i++) {
            String column = i < table.columns().size() ? table.columns().get(i) : "column" + i;
            byte[] value = row.bytes(i);
            if (row.isBlob(i) && value.length >= SMALLEST_BLOB) {
              budget.entry();
              entries.entry(
                  table.name() + "/" + count[0] + "/" + column, new ByteArrayInputStream(value));
            } else if (value.length > 0) {
              budget.spend(value.length);
              text.writeBytes((column + "=").getBytes(StandardCharsets.UTF_8));
              text.writeBytes(value);
              text.write('\n');
            }
          }
          if (text.size() > TEXT_PART) {
            entries.entry(table.name(), new ByteArrayInputStream(text.toByteArray()));
            text.reset();
          }
        });
    if (text.size() > 0) {
      entries.entry(table.name(), new ByteArrayInputStream(text.toByteArray()));
    }
  }

  private void tree(int page, int depth, Rows rows) throws IOException {
    int start = page(page);
    if (start < 0 || depth > DEPTH || visited.get(page)) {
      faults++;
      return;
    }
    visited.set(page);
    int header = start + (page == 1 ? HEADER : 0);
    int kind = bytes[header];
    boolean leaf = kind == 0x0D || kind == 0x0A;
    boolean index = kind == 0x0A || kind == 0x02;
    if (!leaf && kind != 0x05 && kind != 0x02) {
      faults++;
      return;
    }
    int cells = half(header + 3);
    int pointers = header + (leaf ? 8 : 12);
    for (int i = 0; i < cells && pointers + 2 * i + 2 <= start + usable; i++) {
      int cell = start + half(pointers + 2 * i);
      if (cell + 4 > start + usable) {
        faults++;
        continue;
      }
      if (!leaf) {
        tree(number(cell), depth + 1, rows);
        cell += 4;
      }
      if (leaf || index) {
        payload(cell, start + usable, index, rows);
      }
    }
    if (!leaf) {
      tree(number(header + 8), depth + 1, rows);
    }
  }

  private void payload(int cell, int pageEnd, boolean index, Rows rows) throws IOException {
    Varint size = Varint.read(bytes, cell, pageEnd);
    int at = size.next();
    if (!index) {
      at = Varint.read(bytes, at, pageEnd).next();
    }
    long length = size.value();
    if (length < 0 || length > to - from || length > Budget.ENTRY) {
      faults++;
      return;
    }
    int most = index ? (usable - 12) * 64 / 255 - 23 : usable - 35;
    int least = (usable - 12) * 32 / 255 - 23;
    int local = (int) length;
    if (length > most) {
      int spread = least + (int) ((length - least) % (usable - 4));
      local = spread <= most ? spread : least;
    }
    if (at + local > pageEnd || length > local && at + local + 4 > pageEnd) {
      faults++;
      return;
    }
    byte[] record = new byte[(int) length];
    System.arraycopy(bytes, at, record, 0, local);
    int filled = length > local ? overflow(number(at + local), record, local) : local;
    if (filled < length) {
      faults++;
      record = Arrays.copyOf(record, filled);
    }
    SqliteRecord row = SqliteRecord.parse(record, charset);
    if (row.cut()) {
      faults++;
    }
    rows.row(row);
  }

  /** Follows a chain of overflow pages; a chain is no longer than its record needs. */
  private int overflow(int first, byte[] record, int begin) {
    int page = first;
    int filled = begin;
    while (filled < record.length && page != 0) {
      int start = page(page);
      if (start < 0) {
        return filled;
      }
      int count = Math.min(usable - 4, record.length - filled);
      System.arraycopy(bytes, start + 4, record, filled, count);
      filled += count;
      page = number(start);
    }
    return filled;
  }

  /** Where a page begins, or -1 when it is not there. */
  private int page(int number) {
    long start = from + (number - 1L) * pageSize;
    return number < 1 || start + pageSize > to ? -1 : (int) start;
  }

  private int half(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private int number(int at) {
    return half(at) << 16 | half(at + 2);
  }
}

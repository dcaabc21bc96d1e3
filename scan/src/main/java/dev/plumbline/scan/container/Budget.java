package dev.plumbline.scan.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much may be unpacked of one content. Everything is counted, nothing is timed, so that the
 * same bytes end the same way on every machine. What is spent stays spent: a bomb inside a bomb
 * draws on the same budget.
 */
public final class Budget {
  /** Bytes that may come out of all containers in one content, each layer counted. */
  public static final long BYTES = 512L << 20;

  /** Entries of all containers in one content. */
  public static final int ENTRIES = 200_000;

  /** One entry that is looked at. In bytes. */
  public static final int ENTRY = 64 << 20;

  /** What may be held in memory at once, of one content. In bytes. */
  public static final long HELD = 192L << 20;

  /** Containers in containers. */
  public static final int DEPTH = 8;

  /** Encodings in encodings. */
  public static final int ENCODINGS = 5;

  private long bytes;
  private final int entry;
  private int entries;
  private long held;

  /** Nothing is left: ends the work on the whole content. */
  public static final class Spent extends IOException {
    private static final long serialVersionUID = 1;

    Spent(String what) {
      super(what);
    }
  }

  /** The usual budget of one content. */
  public Budget() {
    this(BYTES, ENTRIES, HELD, ENTRY);
  }

  /** A budget of these sizes; tests use small ones. */
  public Budget(long bytes, int entries, long held, int entry) {
    this.bytes = bytes;
    this.entry = entry;
    this.entries = entries;
    this.held = held;
  }

  /** Counts bytes that came out. */
  public void spend(long count) throws Spent {
    bytes -= count;
    if (bytes < 0) {
      throw new Spent("it unpacks to more than the limit");
    }
  }

  /** Counts one entry. */
  void entry() throws Spent {
    if (--entries < 0) {
      throw new Spent("it has more entries than the limit");
    }
  }

  /** Whether so much more may be held; if so it counts until it is released. */
  public boolean hold(long count) {
    if (count > held) {
      return false;
    }
    held -= count;
    return true;
  }

  /** What was held is free again. */
  public void release(long count) {
    held += count;
  }

  /** How large the next entry may be. */
  public int room() {
    return (int) Math.min(entry, held);
  }

  /** A stream whose bytes count. */
  InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
          spend(1);
        }
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
          spend(got);
        }
        return got;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        spend(skipped);
        return skipped;
      }
    };
  }
}

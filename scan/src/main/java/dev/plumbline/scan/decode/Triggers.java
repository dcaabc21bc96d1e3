package dev.plumbline.scan.decode;

/**
 * Finds the pairs of bytes that may begin an escape: {@code %} and a digit, a backslash and {@code
 * u} or {@code x}, {@code &} and {@code #} or {@code q}. They are rare, so a text is passed over in
 * blocks, eight pairs at a time and without a branch.
 */
final class Triggers {
  private static final int BLOCK = 256;

  private final byte[] bytes;
  private final int to;
  private int at;
  private int clearUntil;

  /** Finds triggers from {@code from} on. */
  Triggers(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    this.at = from;
    this.clearUntil = from;
  }

  /** Whether an escape can begin with this byte. */
  static boolean is(byte value) {
    return value == '%' || value == '\\' || value == '&';
  }

  /** The next place where an escape may begin, or -1. */
  int next() {
    while (at + 1 < to) {
      if (at >= clearUntil) {
        passOver();
      }
      int stop = Math.min(to - 1, clearUntil);
      at = next(bytes, at, stop);
      if (at < stop) {
        return at++;
      }
    }
    return -1;
  }

  /** Moves over blocks without a trigger; the next one is looked at word by word. */
  private void passOver() {
    while (at < to - BLOCK && isClear(bytes, at)) {
      at += BLOCK;
    }
    clearUntil = at < to - BLOCK ? at + BLOCK : to;
  }

  private static boolean isClear(byte[] bytes, int from) {
    long marks = 0;
    for (int i = from; i < from + BLOCK; i += Words.SIZE) {
      marks |= Words.triggers(Words.read(bytes, i), Words.read(bytes, i + 1));
    }
    return marks == 0;
  }

  /** The first trigger that begins before {@code stop}, or {@code stop}. */
  private static int next(byte[] bytes, int from, int stop) {
    int i = from;
    while (i <= stop - Words.SIZE) {
      long marks = Words.triggers(Words.read(bytes, i), Words.read(bytes, i + 1));
      if (marks == 0) {
        i += Words.SIZE;
        continue;
      }
      i += Words.first(marks);
      if (follows(bytes[i], bytes[i + 1])) {
        return i;
      }
      i++;
    }
    while (i < stop && !(is(bytes[i]) && follows(bytes[i], bytes[i + 1]))) {
      i++;
    }
    return i;
  }

  private static boolean follows(byte sign, byte next) {
    return switch (sign) {
      case '%' -> next >= '2' && next <= '7';
      case '\\' -> next == 'u' || next == 'x';
      default -> next == '#' || next == 'q';
    };
  }
}

package dev.plumbline.scan.decode;

/**
 * Finds the pairs of bytes that may begin an escape: {@code %} and a digit, a backslash and {@code
 * u} or {@code x}, {@code &} and {@code #} or {@code q}. They are rare, so most of a text is passed
 * over in blocks, by loops without a branch that the compiler turns into vector instructions.
 */
final class Triggers {
  private static final int ROW = 512;
  private static final int ROWS = 4;
  private static final int BLOCK = ROW * ROWS;
  private static final int FOLDED = 64;

  private final byte[] bytes;
  private final int to;
  private final byte[] marks;
  private int at;
  private int clearUntil;

  /** Finds triggers from {@code from} on. */
  Triggers(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    this.at = from;
    this.clearUntil = from;
    this.marks = to - from > 8 * BLOCK ? new byte[ROW] : new byte[0];
  }

  /** Whether an escape can begin with this byte. */
  static boolean is(byte value) {
    return value == '%' || value == '\\' || value == '&';
  }

  /** The next place where an escape may begin, or -1. */
  int next() {
    while (at + 1 < to) {
      if (at >= clearUntil && marks.length > 0) {
        passOver();
      }
      int stop = Math.min(to - 1, marks.length > 0 ? clearUntil : to - 1);
      for (; at < stop; at++) {
        byte value = bytes[at];
        if (is(value) && follows(value, bytes[at + 1])) {
          return at++;
        }
      }
    }
    return -1;
  }

  /** Moves over blocks without a trigger; the next one is looked at byte by byte. */
  private void passOver() {
    while (at + BLOCK < to && isClear(bytes, at, marks)) {
      at += BLOCK;
    }
    clearUntil = Math.min(to, at + BLOCK);
  }

  private static boolean isClear(byte[] bytes, int from, byte[] marks) {
    for (int i = 0; i < ROW; i++) {
      marks[i] =
          (byte)
              (mark(bytes[from + i], bytes[from + i + 1])
                  | mark(bytes[from + ROW + i], bytes[from + ROW + i + 1])
                  | mark(bytes[from + 2 * ROW + i], bytes[from + 2 * ROW + i + 1])
                  | mark(bytes[from + 3 * ROW + i], bytes[from + 3 * ROW + i + 1]));
    }
    for (int i = 0; i < FOLDED; i++) {
      marks[i] =
          (byte)
              (marks[i]
                  | marks[i + FOLDED]
                  | marks[i + 2 * FOLDED]
                  | marks[i + 3 * FOLDED]
                  | marks[i + 4 * FOLDED]
                  | marks[i + 5 * FOLDED]
                  | marks[i + 6 * FOLDED]
                  | marks[i + 7 * FOLDED]);
    }
    int any = 0;
    for (int i = 0; i < FOLDED; i++) {
      any |= marks[i];
    }
    return (any & 0x80) == 0;
  }

  /**
   * The highest bit is set where the pair may be a trigger. A pair's difference to the wanted one,
   * without the bits in which wanted ones differ, is zero: only zero minus one borrows while its
   * own highest bit is clear.
   */
  private static int mark(byte first, byte second) {
    int percent = (first ^ '%') | ((second ^ '0') & 0xF8);
    int backslash = (first ^ '\\') | ((second ^ 'u') & 0xF2);
    int ampersand = (first ^ '&') | ((second ^ '#') & 0xAD);
    return (percent - 1) & ~percent | (backslash - 1) & ~backslash | (ampersand - 1) & ~ampersand;
  }

  private static boolean follows(byte sign, byte next) {
    return switch (sign) {
      case '%' -> next >= '2' && next <= '7';
      case '\\' -> next == 'u' || next == 'x';
      default -> next == '#' || next == 'q';
    };
  }
}

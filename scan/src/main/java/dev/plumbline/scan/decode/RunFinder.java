package dev.plumbline.scan.decode;

import java.util.function.Consumer;

/**
 * Finds runs of base64 and hexadecimal digits. A run of {@link #SHORTEST} digits holds a whole word
 * of eight bytes that stands at a multiple of sixteen, so looking at these words finds every one,
 * and most words of a text hold a blank or a sign that is no digit.
 */
final class RunFinder {
  /** Fewer base64 digits are a word: 24 digits are 18 bytes. */
  static final int SHORTEST = 24;

  /** Fewer hexadecimal digits are a number. */
  static final int SHORTEST_HEX = 32;

  private static final int STRIDE = SHORTEST - Words.SIZE;

  private RunFinder() {}

  /** Gives all runs in order of where they begin. */
  static void find(byte[] bytes, int from, int to, Consumer<Run> runs) {
    int at = from;
    while (at >= 0) {
      int inside = inside(bytes, at, to);
      if (inside < 0) {
        return;
      }
      int start = inside;
      while (start > at && Alphabet.is(bytes[start - 1], Alphabet.BASE64)) {
        start--;
      }
      at = run(bytes, from, start, to, runs);
    }
  }

  /**
   * A place in the next run of at least {@link #SHORTEST} digits, or in a shorter one near the end,
   * or -1. Such a run holds one of the words that stand {@link #STRIDE} apart, wherever it begins.
   */
  private static int inside(byte[] bytes, int from, int to) {
    int last = to - Words.SIZE;
    for (int at = from + STRIDE; at <= last; at += STRIDE) {
      if (Words.notBase64(Words.read(bytes, at)) == 0 && !isShort(bytes, at, to)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Whether the run that a word of digits stands in is too short, as far as two words on each side
   * tell: a run that reaches further on one side is long enough.
   */
  private static boolean isShort(byte[] bytes, int at, int to) {
    if (at + 3 * Words.SIZE > to) {
      return false;
    }
    int before = behindLast(bytes, at - Words.SIZE);
    int behind = first(bytes, at + Words.SIZE);
    if (before == Words.SIZE) {
      before += behindLast(bytes, at - 2 * Words.SIZE);
    }
    if (behind == Words.SIZE) {
      behind += first(bytes, at + 2 * Words.SIZE);
    }
    return before + Words.SIZE + behind < SHORTEST;
  }

  private static int behindLast(byte[] bytes, int at) {
    return Words.behindLast(Words.notBase64(Words.read(bytes, at)));
  }

  private static int first(byte[] bytes, int at) {
    return Words.first(Words.notBase64(Words.read(bytes, at)));
  }

  /** Tells what a run is; returns where to go on. */
  static int run(byte[] bytes, int from, int first, int to, Consumer<Run> runs) {
    int start = first;
    int end = first;
    int common = -1;
    int any = 0;
    while (end < to && Alphabet.is(bytes[end], Alphabet.BASE64)) {
      int kinds = Alphabet.kinds(bytes[end]);
      common &= kinds;
      any |= ~kinds;
      end++;
    }
    if (start > from && bytes[start - 1] == '\\' && isBreak(bytes[start])) {
      start++;
    }
    if (end - start < SHORTEST) {
      return end;
    }
    if (hex(bytes, start, end, common)) {
      boolean marked = bytes[start] == '0' && (bytes[start + 1] | 0x20) == 'x';
      int digits = marked ? start + 2 : start;
      if ((end - digits) % 2 == 0 && end - digits >= SHORTEST_HEX) {
        runs.accept(new Run(Encoding.HEX, digits, end));
      }
      return end;
    }
    if ((common & Alphabet.BASE64) == 0) {
      parts(bytes, start, end, Alphabet.STANDARD, runs);
      parts(bytes, start, end, Alphabet.URL, runs);
      return end;
    }
    int whole = block(bytes, start, end, to);
    runs.accept(new Run(Encoding.BASE64, start, whole));
    return whole;
  }

  private static boolean isBreak(byte value) {
    return value == 'n' || value == 'r' || value == 't';
  }

  private static boolean hex(byte[] bytes, int start, int end, int common) {
    if ((common & Alphabet.HEX) != 0) {
      return true;
    }
    if (bytes[start] != '0' || (bytes[start + 1] | 0x20) != 'x') {
      return false;
    }
    for (int i = start + 2; i < end; i++) {
      if (!Alphabet.is(bytes[i], Alphabet.HEX)) {
        return false;
      }
    }
    return true;
  }

  /** A run with digits of both alphabets is several: each stretch of one of them. */
  private static void parts(byte[] bytes, int start, int end, int kind, Consumer<Run> runs) {
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || !Alphabet.is(bytes[i], kind)) {
        if (i - from >= SHORTEST) {
          runs.accept(new Run(Encoding.BASE64, from, i));
        }
        from = i + 1;
      }
    }
  }

  /**
   * The end of a block of lines whose first is this run; the run's own end when it stands alone.
   */
  private static int block(byte[] bytes, int start, int end, int to) {
    int width = end - start;
    int whole = end;
    while (width >= Lines.SHORTEST) {
      int next = Lines.next(bytes, whole, to);
      if (next < 0) {
        break;
      }
      int stop = next;
      while (stop < to && stop - next <= width && Alphabet.is(bytes[stop], Alphabet.BASE64)) {
        stop++;
      }
      if (stop - next > width) {
        break;
      }
      whole = stop;
      if (stop - next < width) {
        break;
      }
    }
    return whole;
  }
}

package dev.plumbline.scan.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Finds runs of base64 and hexadecimal digits. A run of {@link #SHORTEST} digits holds two whole
 * words of eight bytes that stand at multiples of eight, so looking at words finds every one, and
 * most words of a text hold a blank, a quote or a bracket, which one subtraction shows.
 */
final class RunFinder {
  /** Fewer base64 digits are a word: 24 digits are 18 bytes. */
  static final int SHORTEST = 24;

  /** Fewer hexadecimal digits are a number. */
  static final int SHORTEST_HEX = 32;

  private static final int WORD = 8;
  private static final long HIGH = 0x8080808080808080L;

  /** No base64 digit is smaller than {@code +}. */
  private static final long LEAST = 0x2B2B2B2B2B2B2B2BL;

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

  /** A place in the next run of at least {@link #SHORTEST} digits, or -1. */
  private static int inside(byte[] bytes, int from, int to) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = from;
    long before = -1;
    int last = to - WORD;
    while (at <= last) {
      long word = words.getLong(at);
      long bad = ((word - LEAST) | word) & HIGH;
      if ((before | bad) == 0) {
        int wrong = firstWrong(bytes, at - WORD, at + WORD);
        if (wrong < 0) {
          return at;
        }
        before = wrong < at ? exact(bytes, at) : -1;
      } else {
        before = bad;
      }
      at += WORD;
    }
    return -1;
  }

  private static long exact(byte[] bytes, int at) {
    return firstWrong(bytes, at, at + WORD) < 0 ? 0 : -1;
  }

  private static int firstWrong(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Alphabet.is(bytes[i], Alphabet.BASE64)) {
        return i;
      }
    }
    return -1;
  }

  /** Tells what a run is; returns where to go on. */
  private static int run(byte[] bytes, int from, int first, int to, Consumer<Run> runs) {
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

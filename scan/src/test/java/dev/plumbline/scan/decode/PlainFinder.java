package dev.plumbline.scan.decode;

import java.util.ArrayList;
import java.util.List;

/** Looks for digits, escapes and text byte by byte, as the words say: the fast ones must agree. */
final class PlainFinder {
  private PlainFinder() {}

  private static boolean digit(byte value) {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".indexOf(value) >= 0;
  }

  /** Begin and end of each longest stretch of digits that is long enough. */
  static List<int[]> stretches(byte[] bytes, int from, int to) {
    List<int[]> found = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || !digit(bytes[i])) {
        if (i - start >= RunFinder.SHORTEST) {
          found.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return found;
  }

  /** All runs: the finder is shown each stretch alone, so that it cannot miss one. */
  static List<Run> runs(byte[] bytes, int from, int to) {
    List<Run> found = new ArrayList<>();
    int at = from;
    for (int[] stretch : stretches(bytes, from, to)) {
      if (stretch[0] >= at) {
        at = RunFinder.run(bytes, from, stretch[0], to, found::add);
      }
    }
    return found;
  }

  /** Where an escape may begin. */
  static List<Integer> triggers(byte[] bytes, int from, int to) {
    List<Integer> found = new ArrayList<>();
    for (int i = from; i + 1 < to; i++) {
      byte next = bytes[i + 1];
      boolean wanted =
          switch (bytes[i]) {
            case '%' -> next >= '2' && next <= '7';
            case '\\' -> next == 'u' || next == 'x';
            case '&' -> next == '#' || next == 'q';
            default -> false;
          };
      if (wanted) {
        found.add(i);
      }
    }
    return found;
  }

  /** What base64 digits say, one digit after the other. */
  static byte[] base64(byte[] bytes, int start, int end, int room) {
    byte[] out = new byte[room];
    int size = 0;
    int bits = 0;
    int held = 0;
    int at = start;
    while (at >= 0 && at < end) {
      int digit = Alphabet.sixBits(bytes[at]);
      if (digit < 0) {
        at = Lines.next(bytes, at, end);
        continue;
      }
      held = held << 6 | digit;
      bits += 6;
      if (bits >= 8 && size < room) {
        bits -= 8;
        out[size++] = (byte) (held >> bits);
      }
      at++;
    }
    return java.util.Arrays.copyOf(out, size);
  }
}

package dev.plumbline.scan.decode;

import java.util.function.Consumer;

/**
 * Finds stretches of text with escapes. A stretch is a chain of escapes of one kind with at most
 * {@link #NEAR} bytes between them and no line break, and as many bytes of the same line before and
 * behind, since a name or a quote that belongs to a value may stand unescaped beside it. Only
 * escapes of printable ASCII count: those of other scripts hide no secret.
 */
final class Escapes {
  /** How far apart two escapes of one stretch may be, in bytes, and how far the stretch reaches. */
  static final int NEAR = 256;

  private static final Encoding[] KINDS = {Encoding.PERCENT, Encoding.ESCAPES, Encoding.ENTITIES};

  private Escapes() {}

  /** Gives all stretches, each kind by itself, in order of where their first escape is. */
  static void find(byte[] bytes, int from, int to, Consumer<Run> runs) {
    int[] first = {-1, -1, -1};
    int[] last = new int[KINDS.length];
    Triggers triggers = new Triggers(bytes, from, to);
    for (int at = triggers.next(); at >= 0; at = triggers.next()) {
      int kind = kind(bytes[at]);
      if (!Escape.hides(KINDS[kind], bytes, at, to)) {
        continue;
      }
      if (first[kind] >= 0 && !near(bytes, last[kind], at)) {
        runs.accept(stretch(kind, bytes, first[kind], last[kind], from, to));
        first[kind] = -1;
      }
      if (first[kind] < 0) {
        first[kind] = at;
      }
      last[kind] = at;
    }
    for (int kind = 0; kind < KINDS.length; kind++) {
      if (first[kind] >= 0) {
        runs.accept(stretch(kind, bytes, first[kind], last[kind], from, to));
      }
    }
  }

  private static int kind(byte sign) {
    return switch (sign) {
      case '%' -> 0;
      case '\\' -> 1;
      default -> 2;
    };
  }

  private static boolean near(byte[] bytes, int before, int at) {
    if (at - before > NEAR) {
      return false;
    }
    for (int i = before; i < at; i++) {
      if (bytes[i] == '\n') {
        return false;
      }
    }
    return true;
  }

  private static Run stretch(int kind, byte[] bytes, int first, int last, int from, int to) {
    int start = first;
    while (start > from && first - start < NEAR && bytes[start - 1] != '\n') {
      start--;
    }
    int end = last;
    while (end < to && end - last < NEAR && bytes[end] != '\n') {
      end++;
    }
    return new Run(KINDS[kind], start, end);
  }

  /** How far to the left a stretch may reach that touches the byte at {@code begin}. */
  static int reachBefore(byte[] bytes, int low, int begin) {
    int chained = begin;
    int i = begin;
    while (i > low && chained - i <= 2 * NEAR && bytes[i - 1] != '\n') {
      i--;
      if (Triggers.is(bytes[i])) {
        chained = i;
      }
    }
    return Math.max(i, chained - NEAR);
  }

  /** How far to the right a stretch may reach that touches the byte before {@code end}. */
  static int reachAfter(byte[] bytes, int end, int high) {
    int chained = end;
    int i = end;
    while (i < high && i - chained <= 2 * NEAR && bytes[i] != '\n') {
      if (Triggers.is(bytes[i])) {
        chained = i;
      }
      i++;
    }
    return Math.min(i, chained + NEAR);
  }
}

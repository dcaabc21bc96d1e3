package dev.plumbline.scan.decode;

/**
 * Base64 in lines: what may stand between two lines of one block. That is one line break, real or
 * written as an escape, with indentation and the quotes and signs that join strings around it.
 */
final class Lines {
  /** Shorter lines are not joined: they are words. */
  static final int SHORTEST = 40;

  private static final int LONGEST_GAP = 96;

  private Lines() {}

  /** Whether a byte is part of a base64 run: a digit or the padding. */
  static boolean continues(byte value) {
    return value == '=' || Alphabet.is(value, Alphabet.BASE64);
  }

  /**
   * Where the next line begins, or -1 when no line of the same block follows.
   *
   * @param at behind a line's last digit
   * @param end where the text ends
   */
  static int next(byte[] bytes, int at, int end) {
    boolean broken = false;
    int i = at;
    int limit = Math.min(end, at + LONGEST_GAP);
    while (i < limit) {
      byte value = bytes[i];
      if (value == '\n') {
        if (broken) {
          return -1;
        }
        broken = true;
      } else if (value == '\\' && i + 1 < limit && bytes[i + 1] == 'n') {
        if (broken) {
          return -1;
        }
        broken = true;
        i++;
      } else if (value == '\\' && i + 1 < limit && bytes[i + 1] == 'r') {
        i++;
      } else if (!joins(value)) {
        break;
      }
      i++;
    }
    return broken && i < limit && Alphabet.is(bytes[i], Alphabet.BASE64) ? i : -1;
  }

  private static boolean joins(byte value) {
    return switch (value) {
      case ' ', '\t', '\r', '"', '\'', ',', '\\' -> true;
      default -> false;
    };
  }

  /** Where the line ended between which and the next one {@code at} may lie. */
  static int endOf(byte[] bytes, int low, int at) {
    int end = at;
    int limit = Math.max(low, at - LONGEST_GAP);
    while (end > limit && (joins(bytes[end - 1]) || bytes[end - 1] == '\n')) {
      end--;
    }
    return end;
  }

  /** Where the block begins that may end before {@code at}. Never too late, perhaps too early. */
  static int firstOf(byte[] bytes, int low, int at) {
    int first = at;
    while (true) {
      int i = first;
      int limit = Math.max(low, first - LONGEST_GAP);
      while (i > limit && (joins(bytes[i - 1]) || bytes[i - 1] == '\n')) {
        i--;
      }
      int end = i;
      while (i > low && continues(bytes[i - 1])) {
        i--;
      }
      if (end - i < SHORTEST) {
        return first;
      }
      first = i;
    }
  }

  /** Where the block ends that may go on behind {@code at}. Never too early. */
  static int lastOf(byte[] bytes, int at, int high) {
    int last = at;
    while (true) {
      int i = next(bytes, last, high);
      if (i < 0) {
        return last;
      }
      int start = i;
      while (i < high && continues(bytes[i])) {
        i++;
      }
      last = i;
      if (i - start < SHORTEST) {
        return last;
      }
    }
  }
}

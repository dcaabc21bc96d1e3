package dev.plumbline.scan.decode;

import java.nio.charset.StandardCharsets;

/** Reads one escape: what it stands for and how long it is. */
public final class Escape {
  private static final byte[][] NAMES = {
    name("quot;"), name("amp;"), name("apos;"), name("lt;"), name("gt;"), name("nbsp;")
  };
  private static final char[] NAMED = {'"', '&', '\'', '<', '>', ' '};
  private static final int LONGEST_NUMBER = 7;

  private Escape() {}

  private static byte[] name(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The escape of this kind that begins at a byte: the character's number shifted left by eight,
   * and how many bytes it takes; -1 when none does.
   */
  public static long read(Encoding kind, byte[] bytes, int at, int end) {
    return switch (kind) {
      case PERCENT -> percent(bytes, at, end);
      case ESCAPES -> backslash(bytes, at, end);
      case ENTITIES -> entity(bytes, at, end);
      case BASE64, HEX -> -1;
    };
  }

  /** Whether an escape for a printable ASCII character begins here, one that hides something. */
  static boolean hides(Encoding kind, byte[] bytes, int at, int end) {
    long read = read(kind, bytes, at, end);
    if (read < 0) {
      return false;
    }
    long letter = read >> 8;
    boolean printable = letter >= ' ' && letter < 0x7F;
    return switch (kind) {
      case PERCENT -> printable && letter != ' ';
      case ESCAPES -> printable && (bytes[at + 1] == 'u' || bytes[at + 1] == 'x');
      case ENTITIES -> printable && (bytes[at + 1] == '#' || bytes[at + 1] == 'q');
      case BASE64, HEX -> false;
    };
  }

  private static long percent(byte[] bytes, int at, int end) {
    return bytes[at] == '%' ? digits(bytes, at + 1, 2, end, 3) : -1;
  }

  private static long backslash(byte[] bytes, int at, int end) {
    if (bytes[at] != '\\' || at + 1 >= end) {
      return -1;
    }
    return switch (bytes[at + 1]) {
      case 'u' ->
          at + 2 < end && bytes[at + 2] == '{'
              ? braced(bytes, at, end)
              : digits(bytes, at + 2, 4, end, 6);
      case 'x' -> digits(bytes, at + 2, 2, end, 4);
      case 'n' -> pack('\n', 2);
      case 't' -> pack('\t', 2);
      case 'r' -> pack('\r', 2);
      case '"', '\'', '\\', '/' -> pack(bytes[at + 1], 2);
      default -> -1;
    };
  }

  private static long braced(byte[] bytes, int at, int end) {
    return number(bytes, at + 3, end, 16, '}', at);
  }

  private static long entity(byte[] bytes, int at, int end) {
    if (bytes[at] != '&' || at + 2 >= end) {
      return -1;
    }
    if (bytes[at + 1] == '#') {
      return (bytes[at + 2] | 0x20) == 'x'
          ? number(bytes, at + 3, end, 16, ';', at)
          : number(bytes, at + 2, end, 10, ';', at);
    }
    for (int i = 0; i < NAMES.length; i++) {
      byte[] name = NAMES[i];
      if (at + 1 + name.length <= end
          && java.util.Arrays.equals(bytes, at + 1, at + 1 + name.length, name, 0, name.length)) {
        return pack(NAMED[i], 1 + name.length);
      }
    }
    return -1;
  }

  private static long number(byte[] bytes, int from, int end, int radix, int close, int begin) {
    int value = 0;
    int i = from;
    while (i < end && i - from < LONGEST_NUMBER) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
      i++;
    }
    return i == from || i >= end || bytes[i] != close || value > Character.MAX_CODE_POINT
        ? -1
        : pack(value, i + 1 - begin);
  }

  private static long digits(byte[] bytes, int from, int count, int end, int length) {
    if (from + count > end) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = Alphabet.nibble(bytes[i]);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return pack(value, length);
  }

  private static long pack(int letter, int length) {
    return (long) letter << 8 | length;
  }
}

package dev.plumbline.scan.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tests eight bytes of a text at once. A word holds them in their order, the first in the lowest
 * bits; a mark is the highest bit of a byte's place.
 */
final class Words {
  /** How many bytes a word holds. */
  static final int SIZE = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x7F * ONES;

  private Words() {}

  /** The eight bytes from {@code at} on. */
  static long read(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** The place of the first mark, 0 to 7; 8 when there is none. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >> 3;
  }

  /** How many bytes stand behind the last mark; 8 when there is none. */
  static int behindLast(long marks) {
    return Long.numberOfLeadingZeros(marks) >> 3;
  }

  /**
   * Marks the bytes that are digits of neither base64 alphabet. Each sum of seven bits carries into
   * the highest bit where the byte is at least the bound, or, with 0x7F, where it is not zero.
   */
  static long notBase64(long word) {
    long ascii = word & LOW;
    long letter = ascii | 0x20 * ONES;
    long letters = letter + (0x80 - 'a') * ONES & ~(letter + (0x80 - ('z' + 1)) * ONES);
    long notPoint = ((ascii ^ ',' * ONES) & ~(2 * ONES)) + LOW; // the comma and the full stop
    long digits = ascii + (0x80 - '+') * ONES & ~(ascii + (0x80 - ('9' + 1)) * ONES) & notPoint;
    long notLine = (ascii ^ '_' * ONES) + LOW;
    return (~(letters | digits) & notLine | word) & HIGH;
  }

  /**
   * Marks where an escape may begin, when {@code next} holds the bytes one further on. There are
   * marks only if one may; the first mark is right, those behind it may be too many.
   *
   * <p>A pair's difference to a wanted one, without the bits in which wanted ones differ, is zero:
   * only zero minus one borrows while its own highest bit is clear.
   */
  static long triggers(long word, long next) {
    long percent = word ^ '%' * ONES | (next ^ '0' * ONES) & 0xF8F8F8F8F8F8F8F8L;
    long backslash = word ^ '\\' * ONES | (next ^ 'u' * ONES) & 0xF2F2F2F2F2F2F2F2L;
    long ampersand = word ^ '&' * ONES | (next ^ '#' * ONES) & 0xADADADADADADADADL;
    return (percent - ONES & ~percent
            | backslash - ONES & ~backslash
            | ampersand - ONES & ~ampersand)
        & HIGH;
  }
}

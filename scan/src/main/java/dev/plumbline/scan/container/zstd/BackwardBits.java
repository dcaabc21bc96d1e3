package dev.plumbline.scan.container.zstd;

/** Reads a bit stream from its end: the highest set bit of the last byte marks where it begins. */
final class BackwardBits {
  private final byte[] bytes;
  private final int from;
  private long left;

  BackwardBits(byte[] bytes, int from, int to) throws ZstdException {
    this.bytes = bytes;
    this.from = from;
    if (to <= from || to > bytes.length || bytes[to - 1] == 0) {
      throw new ZstdException("an empty bit stream");
    }
    int padding = Integer.numberOfLeadingZeros(bytes[to - 1] & 0xFF) - 24 + 1;
    left = (to - from) * 8L - padding;
  }

  /** The next bits, at most 32; zeros behind the end. */
  int read(int count) {
    left -= count;
    return peekAt(left, count);
  }

  /** The next bits without taking them. */
  int peek(int count) {
    return peekAt(left - count, count);
  }

  /** Takes bits that were seen already. */
  void skip(int count) {
    left -= count;
  }

  /** How many bits there are; negative when more were taken. */
  long left() {
    return left;
  }

  private int peekAt(long position, int count) {
    if (count == 0) {
      return 0;
    }
    long low = Math.max(0, position);
    int shift = (int) (low - position);
    if (shift >= count) {
      return 0;
    }
    int first = from + (int) (low >> 3);
    int skip = (int) (low & 7);
    int wanted = count - shift;
    long value = 0;
    for (int i = 0, got = -skip; got < wanted; i++, got += 8) {
      value |= (bytes[first + i] & 0xFFL) << (8 * i);
    }
    return (int) ((value >>> skip & (1L << wanted) - 1) << shift);
  }
}

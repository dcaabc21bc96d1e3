package dev.plumbline.scan.git.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Byte arrays to use again, by power of two, up to a total. Used by one thread. */
final class BufferPool {
  private static final int SMALLEST = 10;
  private static final int LARGEST_POOLED = 24;
  private static final long MAX_POOLED = 32L << 20;

  private final List<ArrayDeque<byte[]>> free = new ArrayList<>();
  private long pooled;

  BufferPool() {
    for (int i = SMALLEST; i <= LARGEST_POOLED; i++) {
      free.add(new ArrayDeque<>());
    }
  }

  /**
   * An array with room for {@code size} + 1 bytes, its content arbitrary.
   *
   * @throws GitDataException if there is not enough memory
   */
  byte[] take(int size) throws GitDataException {
    int power = Math.max(SMALLEST, 32 - Integer.numberOfLeadingZeros(size));
    if (power <= LARGEST_POOLED) {
      byte[] used = free.get(power - SMALLEST).pollLast();
      if (used != null) {
        pooled -= used.length;
        return used;
      }
      return new byte[1 << power];
    }
    return large(size);
  }

  private static byte[] large(int size) throws GitDataException {
    try {
      return new byte[size + 1];
    } catch (OutOfMemoryError e) {
      throw new GitDataException("needs " + size + " bytes of memory, which are not there", e);
    }
  }

  void give(byte[] buffer) {
    int power = 31 - Integer.numberOfLeadingZeros(buffer.length);
    if (power >= SMALLEST
        && power <= LARGEST_POOLED
        && buffer.length == 1 << power
        && pooled + buffer.length <= MAX_POOLED) {
      pooled += buffer.length;
      free.get(power - SMALLEST).addLast(buffer);
    }
  }
}

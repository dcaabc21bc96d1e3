package dev.plumbline.scan.container.zstd;

import java.util.Arrays;

/**
 * What was decoded last, as far back as copies may reach. Grows with what comes, not with claims.
 */
final class Window {
  private static final int SPARE = 1 << 20;

  private byte[] bytes = new byte[1 << 12];
  private int size = 1 << 17;
  private int end;
  private int taken;

  /** Begins a frame whose copies reach so far back. */
  void reset(int reach) {
    size = Math.max(reach, 1 << 10);
    end = 0;
    taken = 0;
  }

  /** How much was decoded and not taken yet. */
  int ready() {
    return end - taken;
  }

  /** Takes decoded bytes. */
  int take(byte[] out, int offset, int length) {
    int count = Math.min(length, ready());
    System.arraycopy(bytes, taken, out, offset, count);
    taken += count;
    return count;
  }

  void append(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, bytes, end, count);
    end += count;
  }

  void fill(byte value, int count) {
    room(count);
    Arrays.fill(bytes, end, end + count, value);
    end += count;
  }

  /** Repeats what stands so far back. */
  void copy(int distance, int count) throws ZstdException {
    if (distance <= 0 || distance > end || distance > size) {
      throw new ZstdException("a copy from before the begin");
    }
    room(count);
    if (distance >= count) {
      System.arraycopy(bytes, end - distance, bytes, end, count);
      end += count;
      return;
    }
    for (int i = 0; i < count; i++, end++) {
      bytes[end] = bytes[end - distance];
    }
  }

  /** Drops what no copy can reach any more, when all before was taken. */
  void slide() {
    int old = Math.min(taken, end - size);
    if (old > SPARE) {
      System.arraycopy(bytes, old, bytes, 0, end - old);
      end -= old;
      taken -= old;
    }
  }

  private void room(int count) {
    if (end + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end + count, bytes.length + (bytes.length >> 1)));
    }
  }
}

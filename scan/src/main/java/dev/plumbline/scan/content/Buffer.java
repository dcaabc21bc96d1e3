package dev.plumbline.scan.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes read so far: what was read before a stream broke off is kept. */
final class Buffer {
  private static final int STEP = 1 << 16;

  private byte[] bytes;
  private int size;

  Buffer(byte[] begin) {
    bytes = begin;
    size = begin.length;
  }

  /** Reads on until the end, or until one byte more than the limit is there. */
  void fill(InputStream in, int limit) throws IOException {
    while (size <= limit) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(limit + 1, Math.max(STEP, size * 2)));
        if (size == bytes.length) {
          return;
        }
      }
      int got = in.read(bytes, size, bytes.length - size);
      if (got < 0) {
        return;
      }
      size += got;
    }
  }

  /** What there is. */
  byte[] bytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}

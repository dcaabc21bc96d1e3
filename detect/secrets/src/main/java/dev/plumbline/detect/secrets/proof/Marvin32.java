package dev.plumbline.detect.secrets.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The keyed checksum Marvin32 (US patent 20130262421; SymCrypt has the test vectors), which
 * Microsoft's services put at the end of the keys they issue.
 */
final class Marvin32 {
  private Marvin32() {}

  /** The checksum: both halves of the hash folded into one. */
  static int checksum(byte[] data, int length, long seed) {
    long hash = hash(data, length, seed);
    return (int) hash ^ (int) (hash >>> 32);
  }

  /** The whole hash of the first bytes, high half first. */
  static long hash(byte[] data, int length, long seed) {
    int low = (int) seed;
    int high = (int) (seed >>> 32);
    ByteBuffer words = ByteBuffer.wrap(data, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    long state = pack(high, low);
    while (words.remaining() >= 4) {
      state = round(pack((int) (state >>> 32), (int) state + words.getInt()));
    }
    int last = 0x80;
    for (int i = words.remaining() - 1; i >= 0; i--) {
      last = last << 8 | words.get(words.position() + i) & 0xff;
    }
    return round(round(pack((int) (state >>> 32), (int) state + last)));
  }

  private static long round(long state) {
    int low = (int) state;
    int high = (int) (state >>> 32) ^ low;
    low = Integer.rotateLeft(low, 20) + high;
    high = Integer.rotateLeft(high, 9) ^ low;
    low = Integer.rotateLeft(low, 27) + high;
    high = Integer.rotateLeft(high, 19);
    return pack(high, low);
  }

  private static long pack(int high, int low) {
    return (long) high << 32 | low & 0xffff_ffffL;
  }
}

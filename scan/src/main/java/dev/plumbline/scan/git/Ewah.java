package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * A compressed bitmap (gitformat-bitmap(5), appendix A).
 *
 * @param bits uncompressed
 * @param end where it ended in the bytes
 */
record Ewah(BitSet bits, int end) {
  private static final int MAX_BITS = 1 << 28;

  static Ewah read(byte[] bytes, int from, int to) throws GitDataException {
    if (to - from < 12) {
      throw broken();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int size = buffer.getInt(from);
    int words = buffer.getInt(from + 4);
    int wordsAt = from + 8;
    if (size < 0 || size > MAX_BITS || words < 0 || words > (to - wordsAt - 4) / 8) {
      throw broken();
    }
    BitSet bits = new BitSet(size);
    long bit = 0;
    for (int word = 0; word < words; ) {
      long marker = buffer.getLong(wordsAt + 8 * word++);
      long run = 64 * ((marker >>> 1) & 0xffff_ffffL);
      long literals = marker >>> 33;
      if (bit + run > size + 64L || literals > words - word) {
        throw broken();
      }
      if ((marker & 1) != 0) {
        bits.set((int) bit, (int) (bit + run));
      }
      bit += run;
      for (long i = 0; i < literals; i++) {
        long literal = buffer.getLong(wordsAt + 8 * word++);
        if (bit > size) {
          throw broken();
        }
        for (; literal != 0; literal &= literal - 1) {
          bits.set((int) bit + Long.numberOfTrailingZeros(literal));
        }
        bit += 64;
      }
    }
    return new Ewah(bits, wordsAt + 8 * words + 4);
  }

  private static GitDataException broken() {
    return new GitDataException("the index has a broken bitmap");
  }
}

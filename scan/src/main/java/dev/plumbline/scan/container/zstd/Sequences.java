package dev.plumbline.scan.container.zstd;

import org.jspecify.annotations.Nullable;

/** The sequences section of a block: copies from literals and from what came before. */
final class Sequences {
  private static final int[] LITERAL_BASE = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64,
    128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
  };
  private static final int[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051,
    4099, 8195, 16387, 32771, 65539
  };
  private static final int[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final short[] LITERAL_COUNTS = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final short[] MATCH_COUNTS = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };
  private static final short[] OFFSET_COUNTS = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };
  private static final int LONGEST_OFFSET = 31;

  private @Nullable Fse literalTable;
  private @Nullable Fse offsetTable;
  private @Nullable Fse matchTable;
  private final int[] recent = {1, 4, 8};
  private int at;

  /** Begins a frame. */
  void reset() {
    literalTable = null;
    offsetTable = null;
    matchTable = null;
    recent[0] = 1;
    recent[1] = 4;
    recent[2] = 8;
  }

  /** Runs the section that begins at {@code from}, writing to the window. */
  void run(byte[] block, int from, int to, Literals literals, Window window) throws ZstdException {
    at = from;
    int count = count(block, to);
    int used = 0;
    if (count > 0) {
      if (at >= to) {
        throw new ZstdException("sequences are cut off");
      }
      int modes = block[at++] & 0xFF;
      Fse ll = table(block, to, modes >> 6, 9, 35, LITERAL_COUNTS, 6, literalTable);
      Fse of = table(block, to, modes >> 4 & 3, 8, 31, OFFSET_COUNTS, 5, offsetTable);
      Fse ml = table(block, to, modes >> 2 & 3, 9, 52, MATCH_COUNTS, 6, matchTable);
      literalTable = ll;
      offsetTable = of;
      matchTable = ml;
      used = copies(new BackwardBits(block, at, to), count, ll, of, ml, literals, window);
    }
    window.append(literals.bytes(), used, literals.size() - used);
  }

  private int copies(
      BackwardBits in, int count, Fse ll, Fse of, Fse ml, Literals literals, Window window)
      throws ZstdException {
    int l = in.read(ll.log());
    int o = in.read(of.log());
    int m = in.read(ml.log());
    int used = 0;
    for (int i = 0; i < count; i++) {
      int offsetCode = of.symbols()[o];
      int literalCode = ll.symbols()[l];
      int matchCode = ml.symbols()[m];
      if (offsetCode > LONGEST_OFFSET
          || literalCode >= LITERAL_BASE.length
          || matchCode >= MATCH_BASE.length) {
        throw new ZstdException("an unknown code");
      }
      long offset = (1L << offsetCode) + (in.read(offsetCode) & 0xFFFFFFFFL);
      int match = MATCH_BASE[matchCode] + in.read(MATCH_BITS[matchCode]);
      int literal = LITERAL_BASE[literalCode] + in.read(LITERAL_BITS[literalCode]);
      if (used + literal > literals.size()) {
        throw new ZstdException("more literals than there are");
      }
      window.append(literals.bytes(), used, literal);
      used += literal;
      window.copy(distance(offset, literal), match);
      if (i + 1 < count) {
        l = (ll.bases()[l] & 0xFFFF) + in.read(ll.bits()[l]);
        m = (ml.bases()[m] & 0xFFFF) + in.read(ml.bits()[m]);
        o = (of.bases()[o] & 0xFFFF) + in.read(of.bits()[o]);
      }
      if (in.left() < 0) {
        throw new ZstdException("sequences are cut off");
      }
    }
    return used;
  }

  /** How far back a copy reaches; values up to three name a recent distance. */
  private int distance(long offset, int literal) throws ZstdException {
    if (offset > 3) {
      if (offset - 3 > Integer.MAX_VALUE) {
        throw new ZstdException("a distance too far");
      }
      recent[2] = recent[1];
      recent[1] = recent[0];
      recent[0] = (int) (offset - 3);
      return recent[0];
    }
    int index = (int) offset - 1 + (literal == 0 ? 1 : 0);
    if (index == 0) {
      return recent[0];
    }
    int distance = index < 3 ? recent[index] : recent[0] - 1;
    if (index > 1) {
      recent[2] = recent[1];
    }
    recent[1] = recent[0];
    recent[0] = distance;
    return distance;
  }

  private int count(byte[] block, int to) throws ZstdException {
    if (at >= to) {
      throw new ZstdException("no sequences");
    }
    int first = block[at++] & 0xFF;
    if (first < 128) {
      return first;
    }
    int more = first == 255 ? 2 : 1;
    if (at + more > to) {
      throw new ZstdException("sequences are cut off");
    }
    int next = block[at++] & 0xFF;
    return first == 255 ? next + ((block[at++] & 0xFF) << 8) + 0x7F00 : (first - 128 << 8) + next;
  }

  private Fse table(
      byte[] block,
      int to,
      int mode,
      int maxLog,
      int maxSymbol,
      short[] usual,
      int usualLog,
      @Nullable Fse before)
      throws ZstdException {
    switch (mode) {
      case 0 -> {
        return Fse.of(usualLog, usual, usual.length);
      }
      case 1 -> {
        if (at >= to) {
          throw new ZstdException("a table is cut off");
        }
        return Fse.single(block[at++] & 0xFF);
      }
      case 2 -> {
        Fse.Described described = Fse.read(block, at, to, maxLog, maxSymbol);
        at = described.end();
        return described.table();
      }
      default -> {
        if (before == null) {
          throw new ZstdException("no table to repeat");
        }
        return before;
      }
    }
  }
}

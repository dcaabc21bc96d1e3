package dev.plumbline.scan.container.zstd;

/**
 * A table of finite state entropy (RFC 8878, section 4.1).
 *
 * @param log how many bits a state has
 */
@SuppressWarnings("ArrayRecordComponent") // read by its decoder alone
record Fse(int log, byte[] symbols, byte[] bits, short[] bases) {
  /** A table and where its description ends. */
  record Described(Fse table, int end) {}

  /** A table with one symbol only. */
  static Fse single(int symbol) {
    return new Fse(0, new byte[] {(byte) symbol}, new byte[1], new short[1]);
  }

  /** A table of these counts; -1 stands for less than one. */
  static Fse of(int log, short[] counts, int symbolCount) throws ZstdException {
    int size = 1 << log;
    byte[] symbols = new byte[size];
    int[] next = new int[symbolCount];
    int high = size - 1;
    for (int s = 0; s < symbolCount; s++) {
      if (counts[s] == -1) {
        symbols[high--] = (byte) s;
        next[s] = 1;
      } else {
        next[s] = counts[s];
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int s = 0; s < symbolCount; s++) {
      for (int i = 0; i < counts[s]; i++) {
        symbols[at] = (byte) s;
        do {
          at = at + step & size - 1;
        } while (at > high);
      }
    }
    if (at != 0) {
      throw new ZstdException("counts that fill no table");
    }
    byte[] bits = new byte[size];
    short[] bases = new short[size];
    for (int state = 0; state < size; state++) {
      int count = next[symbols[state] & 0xFF]++;
      int width = log - (31 - Integer.numberOfLeadingZeros(count));
      bits[state] = (byte) width;
      bases[state] = (short) ((count << width) - size);
    }
    return new Fse(log, symbols, bits, bases);
  }

  /** Reads a table's description. */
  static Described read(byte[] bytes, int from, int to, int maxLog, int maxSymbol)
      throws ZstdException {
    Forward in = new Forward(bytes, from, to);
    int log = in.read(4) + 5;
    if (log > maxLog) {
      throw new ZstdException("too large a table");
    }
    short[] counts = new short[maxSymbol + 1];
    int left = 1 << log;
    int symbol = 0;
    while (left > 0) {
      if (symbol > maxSymbol) {
        throw new ZstdException("too many symbols");
      }
      int width = 32 - Integer.numberOfLeadingZeros(left + 1);
      int value = in.read(width - 1);
      int threshold = (1 << width) - 1 - (left + 1);
      if (value >= threshold) {
        int more = in.read(1);
        if (more == 1) {
          value += 1 << width - 1;
          if (value >= 1 << width - 1) {
            value -= threshold;
          }
        }
      }
      int count = value - 1;
      counts[symbol++] = (short) count;
      left -= Math.abs(count);
      if (count == 0) {
        int repeat;
        do {
          repeat = in.read(2);
          symbol += repeat;
        } while (repeat == 3);
      }
    }
    if (left != 0 || symbol > maxSymbol + 1) {
      throw new ZstdException("counts that do not add up");
    }
    return new Described(of(log, counts, symbol), in.end());
  }

  /** Reads bits from the begin. */
  private static final class Forward {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private long position;

    Forward(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    int read(int count) throws ZstdException {
      int value = 0;
      for (int i = 0; i < count; i++, position++) {
        int at = from + (int) (position >> 3);
        if (at >= to) {
          throw new ZstdException("a table is cut off");
        }
        value |= (bytes[at] >> (position & 7) & 1) << i;
      }
      return value;
    }

    int end() {
      return from + (int) (position + 7 >> 3);
    }
  }
}

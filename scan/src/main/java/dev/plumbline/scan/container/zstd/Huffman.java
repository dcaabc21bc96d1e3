package dev.plumbline.scan.container.zstd;

/**
 * A Huffman table for literals (RFC 8878, section 4.2).
 *
 * @param log length of the longest code
 */
@SuppressWarnings("ArrayRecordComponent") // read by its decoder alone
record Huffman(int log, byte[] symbols, byte[] lengths) {
  private static final int LONGEST = 11;
  private static final int MOST_SYMBOLS = 256;

  /** A table and where its description ends. */
  record Described(Huffman table, int end) {}

  /** Reads a table's description. */
  static Described read(byte[] bytes, int from, int to) throws ZstdException {
    if (from >= to) {
      throw new ZstdException("no table");
    }
    int head = bytes[from] & 0xFF;
    byte[] weights = new byte[MOST_SYMBOLS];
    int count;
    int end;
    if (head >= 128) {
      count = head - 127;
      end = from + 1 + (count + 1) / 2;
      if (end > to) {
        throw new ZstdException("a table is cut off");
      }
      for (int i = 0; i < count; i++) {
        int pair = bytes[from + 1 + i / 2] & 0xFF;
        weights[i] = (byte) (i % 2 == 0 ? pair >> 4 : pair & 15);
      }
    } else {
      end = from + 1 + head;
      if (end > to) {
        throw new ZstdException("a table is cut off");
      }
      count = packed(bytes, from + 1, end, weights);
    }
    return new Described(of(weights, count), end);
  }

  private static int packed(byte[] bytes, int from, int to, byte[] weights) throws ZstdException {
    Fse.Described described = Fse.read(bytes, from, to, 6, 255);
    Fse table = described.table();
    BackwardBits in = new BackwardBits(bytes, described.end(), to);
    int[] state = {in.read(table.log()), in.read(table.log())};
    int count = 0;
    for (int turn = 0; ; turn ^= 1) {
      if (count >= MOST_SYMBOLS - 2) {
        throw new ZstdException("too many weights");
      }
      weights[count++] = table.symbols()[state[turn]];
      int width = table.bits()[state[turn]];
      if (in.left() < width) {
        weights[count++] = table.symbols()[state[turn ^ 1]];
        return count;
      }
      state[turn] = (table.bases()[state[turn]] & 0xFFFF) + in.read(width);
    }
  }

  private static Huffman of(byte[] weights, int count) throws ZstdException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] < 0 || weights[i] > LONGEST) {
        throw new ZstdException("a code too long");
      }
      sum += weights[i] == 0 ? 0 : 1 << weights[i] - 1;
    }
    if (sum == 0) {
      throw new ZstdException("no codes");
    }
    int log = 32 - Integer.numberOfLeadingZeros(sum);
    int left = (1 << log) - sum;
    if (log > LONGEST || Integer.bitCount(left) != 1 || count >= MOST_SYMBOLS) {
      throw new ZstdException("codes that fill no table");
    }
    weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(left));
    byte[] symbols = new byte[1 << log];
    byte[] lengths = new byte[1 << log];
    int at = 0;
    for (int weight = 1; weight <= log; weight++) {
      for (int symbol = 0; symbol <= count; symbol++) {
        if (weights[symbol] == weight) {
          int size = 1 << weight - 1;
          java.util.Arrays.fill(symbols, at, at + size, (byte) symbol);
          java.util.Arrays.fill(lengths, at, at + size, (byte) (log + 1 - weight));
          at += size;
        }
      }
    }
    return new Huffman(log, symbols, lengths);
  }

  /** Decodes one stream. */
  void decode(byte[] bytes, int from, int to, byte[] out, int start, int count)
      throws ZstdException {
    BackwardBits in = new BackwardBits(bytes, from, to);
    for (int i = start; i < start + count; i++) {
      int code = in.peek(log);
      out[i] = symbols[code];
      in.skip(lengths[code]);
    }
    if (in.left() != 0) {
      throw new ZstdException("a stream of another length");
    }
  }
}

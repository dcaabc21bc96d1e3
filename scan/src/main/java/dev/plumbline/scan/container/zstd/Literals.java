package dev.plumbline.scan.container.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The literals section of a block (RFC 8878, section 3.1.1.3.1). */
final class Literals {
  /** What a block may hold at most. */
  static final int MOST = 1 << 17;

  private final byte[] bytes = new byte[MOST];
  private int size;
  private @Nullable Huffman table;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Forgets the table of the frame before. */
  void reset() {
    table = null;
  }

  /** Reads the section; returns where it ends. */
  int read(byte[] block, int to) throws ZstdException {
    if (to < 1) {
      throw new ZstdException("an empty block");
    }
    int kind = block[0] & 3;
    int format = block[0] >> 2 & 3;
    return kind < 2 ? plain(block, to, kind, format) : packed(block, to, kind, format);
  }

  private int plain(byte[] block, int to, int kind, int format) throws ZstdException {
    int header = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    long bits = bits(block, header, to);
    size = (int) (bits >> (header == 1 ? 3 : 4));
    int end = header + (kind == 0 ? size : 1);
    if (size > MOST || end > to) {
      throw new ZstdException("literals are cut off");
    }
    if (kind == 0) {
      System.arraycopy(block, header, bytes, 0, size);
    } else {
      Arrays.fill(bytes, 0, size, block[header]);
    }
    return end;
  }

  private int packed(byte[] block, int to, int kind, int format) throws ZstdException {
    int header = format < 2 ? 3 : format + 2;
    int width = format < 2 ? 10 : format == 2 ? 14 : 18;
    long bits = bits(block, header, to);
    size = (int) (bits >> 4 & (1 << width) - 1);
    int packed = (int) (bits >> 4 + width & (1 << width) - 1);
    int end = header + packed;
    if (size > MOST || end > to) {
      throw new ZstdException("literals are cut off");
    }
    int at = header;
    Huffman codes = table;
    if (kind == 2) {
      Huffman.Described described = Huffman.read(block, at, end);
      codes = described.table();
      table = codes;
      at = described.end();
    }
    if (codes == null) {
      throw new ZstdException("no table to repeat");
    }
    if (format == 0) {
      codes.decode(block, at, end, bytes, 0, size);
    } else {
      four(codes, block, at, end);
    }
    return end;
  }

  private void four(Huffman codes, byte[] block, int at, int end) throws ZstdException {
    int each = (size + 3) / 4;
    if (end - at < 6 || each * 3 > size) {
      throw new ZstdException("streams are cut off");
    }
    int from = at + 6;
    for (int i = 0; i < 4; i++) {
      int to =
          i == 3 ? end : from + (block[at + 2 * i] & 0xFF | (block[at + 2 * i + 1] & 0xFF) << 8);
      if (to > end) {
        throw new ZstdException("streams are cut off");
      }
      codes.decode(block, from, to, bytes, i * each, i == 3 ? size - 3 * each : each);
      from = to;
    }
  }

  private static long bits(byte[] block, int count, int to) throws ZstdException {
    if (count > to) {
      throw new ZstdException("a header is cut off");
    }
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= (block[i] & 0xFFL) << 8 * i;
    }
    return bits;
  }
}

package dev.plumbline.scan.git.object;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads one entry of a pack at a time: its header, then its inflated bytes. Checks that it inflates
 * to exactly the size its header says, that its packed bytes end where the next entry begins, and
 * its checksums. Used by one thread.
 */
final class EntryReader implements AutoCloseable {
  static final int OFFSET_DELTA = 6;
  static final int ID_DELTA = 7;

  /** Deflate cannot shrink bytes further than this (RFC 1951: 258 bytes in two bits). */
  private static final long MAX_RATIO = 1032;

  private static final int SMALL_CHUNK = 4096;

  private final Inflater inflater = new Inflater();
  private final CRC32 crc = new CRC32();
  private final byte[] chunk = new byte[1 << 17];
  private final byte[] baseId = new byte[32];

  private boolean bounded;
  private int filled;
  private int headerLength;
  private long start;
  private long end;
  private int type;
  private long size;
  private long baseOffset;

  /**
   * Reads the header of the entry in {@code [start, end)}.
   *
   * @throws GitDataException if there is none
   */
  void header(Pack pack, long start, long end) throws GitDataException {
    bounded = true;
    open(pack, start, end, chunk.length);
  }

  /**
   * Reads the header of the entry at {@code start} whose end is not known: its packed bytes are
   * then not checked against the index.
   *
   * @throws GitDataException if there is none
   */
  void header(Pack pack, long start) throws GitDataException {
    bounded = false;
    open(pack, start, pack.end(), SMALL_CHUNK);
  }

  private void open(Pack pack, long start, long end, int room) throws GitDataException {
    if (start < Pack.HEADER || end > pack.end() || end <= start) {
      throw new GitDataException("lies outside the pack");
    }
    this.start = start;
    this.end = end;
    filled = (int) Math.min(room, end - start);
    pack.copy(start, chunk, filled);
    int at = 0;
    int c = chunk[at++] & 0xff;
    type = (c >> 4) & 7;
    size = c & 15;
    for (int shift = 4; (c & 0x80) != 0; shift += 7) {
      if (at == filled || shift > 53) {
        throw new GitDataException("has a broken header");
      }
      c = chunk[at++] & 0xff;
      size |= (long) (c & 0x7f) << shift;
    }
    if (type == OFFSET_DELTA) {
      at = readBaseOffset(at);
    } else if (type == ID_DELTA) {
      if (at + pack.idLength() > filled) {
        throw new GitDataException("has a broken header");
      }
      System.arraycopy(chunk, at, baseId, 0, pack.idLength());
      at += pack.idLength();
    } else if (type == 0 || type == 5) {
      throw new GitDataException("has the unknown type " + type);
    }
    headerLength = at;
    if (size > (end - start) * MAX_RATIO + 64) {
      throw new GitDataException("says it inflates to more than its packed bytes can hold");
    }
  }

  private int readBaseOffset(int from) throws GitDataException {
    int at = from;
    long distance = -1;
    int c;
    do {
      if (at == filled || distance > 1L << 53) {
        throw new GitDataException("has a broken header");
      }
      c = chunk[at++] & 0xff;
      distance = (distance + 1) << 7 | (c & 0x7f);
    } while ((c & 0x80) != 0);
    baseOffset = start - distance;
    return at;
  }

  int type() {
    return type;
  }

  /** Size of the inflated bytes: the object's, or the delta's. */
  long size() {
    return size;
  }

  long baseOffset() {
    return baseOffset;
  }

  byte[] baseId() {
    return baseId;
  }

  /**
   * Inflates the entry whose header was read.
   *
   * @param out has room for {@link #size} + 1 bytes
   * @param expectedCrc the index's CRC-32 of the packed bytes, or -1 when it has none
   * @throws GitDataException if anything about it is not right
   */
  void inflate(Pack pack, byte[] out, long expectedCrc) throws GitDataException {
    int length = (int) size;
    inflater.reset();
    crc.reset();
    if (bounded) {
      crc.update(chunk, 0, filled);
    }
    inflater.setInput(chunk, headerLength, filled - headerLength);
    long next = start + filled;
    int done = 0;
    try {
      while (!inflater.finished()) {
        // One byte of room more than needed: the end is then seen in the same call.
        int n = inflater.inflate(out, done, length + 1 - done);
        done += n;
        if (done > length) {
          throw new GitDataException("inflates to more than its header says");
        }
        if (n == 0 && !inflater.finished()) {
          next = refill(pack, next);
        }
      }
    } catch (DataFormatException e) {
      throw new GitDataException("cannot be inflated: " + e.getMessage(), e);
    }
    if (done < length) {
      throw new GitDataException("inflates to less than its header says");
    }
    if (!bounded) {
      return;
    }
    if (start + headerLength + inflater.getBytesRead() != end) {
      throw new GitDataException("is followed by bytes that belong to no object");
    }
    if (expectedCrc >= 0 && crc.getValue() != expectedCrc) {
      throw new GitDataException("has packed bytes that do not match the checksum in the index");
    }
  }

  private long refill(Pack pack, long next) throws GitDataException {
    if (!inflater.needsInput() || next >= end) {
      throw new GitDataException("ends in the middle of its packed bytes");
    }
    int length = (int) Math.min(chunk.length, end - next);
    pack.copy(next, chunk, length);
    if (bounded) {
      crc.update(chunk, 0, length);
    }
    inflater.setInput(chunk, 0, length);
    return next + length;
  }

  @Override
  public void close() {
    inflater.end();
  }
}

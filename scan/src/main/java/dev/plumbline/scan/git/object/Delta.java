package dev.plumbline.scan.git.object;

import dev.plumbline.scan.Copies;

/** Git's delta instructions: copy from the base, or insert. */
final class Delta {
  private final byte[] bytes;
  private final int length;
  private int at;
  private final long baseSize;
  private final long resultSize;

  /**
   * Reads the two sizes at the beginning of a delta.
   *
   * @throws GitDataException if it is shorter than that
   */
  Delta(byte[] bytes, int length) throws GitDataException {
    this.bytes = bytes;
    this.length = length;
    this.baseSize = readSize();
    this.resultSize = readSize();
  }

  private long readSize() throws GitDataException {
    long size = 0;
    int shift = 0;
    int c;
    do {
      if (at >= length || shift > 56) {
        throw new GitDataException("has a broken delta");
      }
      c = bytes[at++] & 0xff;
      size |= (long) (c & 0x7f) << shift;
      shift += 7;
    } while ((c & 0x80) != 0);
    return size;
  }

  /** Size of the object the delta makes. */
  long resultSize() {
    return resultSize;
  }

  /**
   * Makes the object.
   *
   * @param out has room for {@link #resultSize} bytes
   * @param copies takes which stretches of the result come from the base
   * @throws GitDataException if an instruction reaches out of the base or the result
   */
  void apply(byte[] base, int baseLength, byte[] out, Copies copies) throws GitDataException {
    if (baseSize != baseLength) {
      throw new GitDataException("has a delta made for another base");
    }
    copies.clear();
    int end = (int) resultSize;
    int to = 0;
    int from = at;
    while (from < length) {
      int op = bytes[from++] & 0xff;
      if ((op & 0x80) != 0) {
        if (from + Integer.bitCount(op & 0x7f) > length) {
          throw new GitDataException("has a broken delta");
        }
        int offset = 0;
        int count = 0;
        if ((op & 0x01) != 0) {
          offset = bytes[from++] & 0xff;
        }
        if ((op & 0x02) != 0) {
          offset |= (bytes[from++] & 0xff) << 8;
        }
        if ((op & 0x04) != 0) {
          offset |= (bytes[from++] & 0xff) << 16;
        }
        if ((op & 0x08) != 0) {
          offset |= (bytes[from++] & 0xff) << 24;
        }
        if ((op & 0x10) != 0) {
          count = bytes[from++] & 0xff;
        }
        if ((op & 0x20) != 0) {
          count |= (bytes[from++] & 0xff) << 8;
        }
        if ((op & 0x40) != 0) {
          count |= (bytes[from++] & 0xff) << 16;
        }
        if (count == 0) {
          count = 0x10000;
        }
        if (offset < 0 || offset > baseLength - count || count > end - to) {
          throw new GitDataException("has a delta that reaches out of its base");
        }
        System.arraycopy(base, offset, out, to, count);
        copies.add(offset, to, count);
        to += count;
      } else {
        if (op == 0 || op > length - from || op > end - to) {
          throw new GitDataException("has a broken delta");
        }
        System.arraycopy(bytes, from, out, to, op);
        from += op;
        to += op;
      }
    }
    if (to != end) {
      throw new GitDataException("has a delta that makes less than it says");
    }
  }
}

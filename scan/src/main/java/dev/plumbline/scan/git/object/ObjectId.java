package dev.plumbline.scan.git.object;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The id of a git object: 20 bytes (SHA-1) or 32 (SHA-256). Ordered as its hex form is. */
public final class ObjectId implements Comparable<ObjectId> {

  private final long a;
  private final long b;
  private final long c;
  private final long d;
  private final boolean wide;

  private ObjectId(long a, long b, long c, long d, boolean wide) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.wide = wide;
  }

  /**
   * The id in these raw bytes.
   *
   * @param length 20 or 32
   */
  public static ObjectId of(byte[] raw, int offset, int length) {
    java.util.Objects.checkFromIndexSize(offset, length, raw.length);
    long a = (long) Ids.LONG.get(raw, offset);
    long b = (long) Ids.LONG.get(raw, offset + 8);
    if (length == 32) {
      return new ObjectId(
          a, b, (long) Ids.LONG.get(raw, offset + 16), (long) Ids.LONG.get(raw, offset + 24), true);
    }
    if (length != 20) {
      throw new IllegalArgumentException("an object id has 20 or 32 bytes, not " + length);
    }
    return new ObjectId(a, b, (long) (int) Ids.INT.get(raw, offset + 16) << 32, 0, false);
  }

  static ObjectId of(MemorySegment segment, long offset, int length) {
    long a = segment.get(Be.LONG, offset);
    long b = segment.get(Be.LONG, offset + 8);
    return length == 32
        ? new ObjectId(
            a, b, segment.get(Be.LONG, offset + 16), segment.get(Be.LONG, offset + 24), true)
        : new ObjectId(a, b, (long) segment.get(Be.INT, offset + 16) << 32, 0, false);
  }

  /** The id with this hex form, of 40 or 64 digits; empty for any other text. */
  public static Optional<ObjectId> parse(String hex) {
    if (hex.length() != 40 && hex.length() != 64) {
      return Optional.empty();
    }
    for (int i = 0; i < hex.length(); i++) {
      if (!HexFormat.isHexDigit(hex.charAt(i))) {
        return Optional.empty();
      }
    }
    byte[] raw = HexFormat.of().parseHex(hex);
    return Optional.of(of(raw, 0, raw.length));
  }

  /** The id in hex digits at a place in ASCII bytes; empty if they are not hex digits. */
  public static Optional<ObjectId> parse(byte[] ascii, int offset, int digits) {
    if ((digits != 40 && digits != 64) || offset < 0 || offset + digits > ascii.length) {
      return Optional.empty();
    }
    byte[] raw = new byte[digits / 2];
    for (int i = 0; i < raw.length; i++) {
      int high = digit(ascii[offset + 2 * i]);
      int low = digit(ascii[offset + 2 * i + 1]);
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      raw[i] = (byte) (high << 4 | low);
    }
    return Optional.of(of(raw, 0, raw.length));
  }

  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** Length in bytes: 20 or 32. */
  public int length() {
    return wide ? 32 : 20;
  }

  /** The raw bytes. */
  public byte[] bytes() {
    byte[] raw = new byte[length()];
    Ids.LONG.set(raw, 0, a);
    Ids.LONG.set(raw, 8, b);
    if (wide) {
      Ids.LONG.set(raw, 16, c);
      Ids.LONG.set(raw, 24, d);
    } else {
      Ids.INT.set(raw, 16, (int) (c >>> 32));
    }
    return raw;
  }

  /** Lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** Whether all bytes are zero: git's way to say "no object". */
  public boolean zero() {
    return (a | b | c | d) == 0;
  }

  @Override
  public int compareTo(ObjectId other) {
    int order = Long.compareUnsigned(a, other.a);
    if (order == 0) {
      order = Long.compareUnsigned(b, other.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, other.c);
    }
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectId id
        && a == id.a
        && b == id.b
        && c == id.c
        && d == id.d
        && wide == id.wide;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ Long.rotateLeft(b, 17));
  }

  /** The hex form. */
  @Override
  public String toString() {
    return hex();
  }
}

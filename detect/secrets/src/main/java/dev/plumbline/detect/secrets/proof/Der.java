package dev.plumbline.detect.secrets.proof;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads DER (ITU-T X.690) one element after the other, as far as private keys need it. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OBJECT = 0x06;
  static final int SEQUENCE = 0x30;

  private final byte[] bytes;
  private final int end;
  private int at;

  private Der(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** A reader over all bytes. */
  static Der of(byte[] bytes) {
    return new Der(bytes, 0, bytes.length);
  }

  /** The tag of the next element, or -1 at the end. */
  int tag() {
    return at < end ? bytes[at] & 0xff : -1;
  }

  /** A reader over the next element if it has this tag and is whole, else null. */
  @Nullable Der enter(int tag) {
    if (tag() != tag || at + 2 > end) {
      return null;
    }
    int length = bytes[at + 1] & 0xff;
    int from = at + 2;
    if (length >= 0x80) {
      int count = length & 0x7f;
      if (count == 0 || count > 3 || from + count > end) {
        return null;
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | bytes[from + i] & 0xff;
      }
      from += count;
    }
    if (length > end - from) {
      return null;
    }
    at = from + length;
    return new Der(bytes, from, at);
  }

  /** A reader over what there is of the next sequence, whole or cut off; null if it is none. */
  @Nullable Der begin() {
    if (tag() != SEQUENCE || at + 2 > end) {
      return null;
    }
    int length = bytes[at + 1] & 0xff;
    int from = at + 2 + (length > 0x80 ? length & 0x7f : 0);
    return from > end ? null : new Der(bytes, from, end);
  }

  /** The next element as a number, or null if it is none. */
  @Nullable BigInteger integer() {
    Der element = enter(INTEGER);
    return element == null || element.at == element.end
        ? null
        : new BigInteger(element.bytes, element.at, element.end - element.at);
  }

  /** What is left of this element. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }
}

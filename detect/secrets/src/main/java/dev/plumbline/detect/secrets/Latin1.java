package dev.plumbline.detect.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bytes seen as characters 0 to 255, without a copy: what patterns and parsers read. One byte is
 * one character, so offsets are byte offsets. Remembers which stretch was read, since a hit of a
 * keyword need not be looked at again in a version of the content where that stretch is the same:
 * whatever judges a hit must read the content through this and nothing else.
 */
class Latin1 implements CharSequence {
  private final byte[] bytes;
  private final int offset;
  private final int length;
  private int low = Integer.MAX_VALUE;
  private int high;

  Latin1(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** The bytes of a text in UTF-8. */
  static Latin1 of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Latin1(bytes, 0, bytes.length);
  }

  /** The array below, for the automaton. */
  final byte[] bytes() {
    return bytes;
  }

  /** From now on {@link #low} and {@link #high} tell what is read. */
  final void watch() {
    low = Integer.MAX_VALUE;
    high = 0;
  }

  /** Where the first character stands that was read; the largest number when none was. */
  final int low() {
    return low;
  }

  /** Where the last character ends that was read. */
  final int high() {
    return high;
  }

  private void read(int start, int end) {
    if (start < low) {
      low = start;
    }
    if (end > high) {
      high = end;
    }
  }

  /** Where this begins in {@link #bytes}. */
  final int offset() {
    return offset;
  }

  @Override
  public final int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    read(index, index + 1);
    return (char) (bytes[offset + index] & 0xff);
  }

  /** The character there, or NUL before the begin and after the end. */
  final char at(int index) {
    read(index, index + 1);
    return index >= 0 && index < length ? charAt(index) : 0;
  }

  @Override
  public final CharSequence subSequence(int start, int end) {
    return text(start, end);
  }

  /** A copy of a stretch as text. */
  final String text(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    read(start, end);
    return new String(bytes, offset + start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Whether this text stands there. */
  final boolean startsWith(String text, int at) {
    if (at < 0 || at + text.length() > length) {
      read(at, at + text.length());
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (charAt(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final String toString() {
    return text(0, length);
  }
}

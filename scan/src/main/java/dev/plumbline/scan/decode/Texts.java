package dev.plumbline.scan.decode;

/** Tells text from other bytes. It counts without a branch: such bytes are hard to foresee. */
final class Texts {
  private static final int HEAD = 12;

  private Texts() {}

  /** Whether the first bytes may begin a text: ASCII, UTF-8 or UTF-16. */
  static boolean begins(byte[] bytes, int length) {
    int head = Math.min(length, HEAD);
    int ascii = 0;
    int zeros = 0;
    int other = 0;
    for (int i = 0; i < head; i++) {
      int kinds = Alphabet.kinds(bytes[i]);
      ascii += kinds >> Alphabet.TEXT_BIT & 1;
      zeros += kinds >> Alphabet.ZERO_BIT & 1;
      other += kinds >> Alphabet.CONTROL_BIT & 1;
    }
    if (other > 0) {
      return false;
    }
    return zeros == 0 ? ascii * 4 >= head : zeros * 2 >= head - 2;
  }

  /** Whether all is text: hardly any control characters, and most of it ASCII. */
  static boolean all(byte[] bytes) {
    int ascii = 0;
    int zeros = 0;
    int other = 0;
    for (byte value : bytes) {
      int kinds = Alphabet.kinds(value);
      ascii += kinds >> Alphabet.TEXT_BIT & 1;
      zeros += kinds >> Alphabet.ZERO_BIT & 1;
      other += kinds >> Alphabet.CONTROL_BIT & 1;
    }
    int length = bytes.length;
    if (zeros * 5L >= length * 2L) {
      return ascii * 5L >= length * 2L - 10; // UTF-16
    }
    return (zeros + other) * 50L <= length && ascii * 4L >= length * 3L;
  }
}

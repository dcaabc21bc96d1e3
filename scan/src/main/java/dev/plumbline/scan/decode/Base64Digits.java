package dev.plumbline.scan.decode;

/** Reads base64 digits of either alphabet, over line breaks, with or without padding. */
final class Base64Digits {
  private Base64Digits() {}

  /**
   * Decodes a run.
   *
   * @param out takes the bytes and has room for three for each four digits
   * @return how many bytes there are
   */
  static int read(byte[] bytes, int start, int end, byte[] out) {
    int size = 0;
    int bits = 0;
    int held = 0;
    int at = start;
    while (at < end) {
      if (bits == 0 && end - at >= 4 && out.length - size >= 3) {
        int four = four(bytes, at);
        if (four >= 0) {
          out[size] = (byte) (four >> 16);
          out[size + 1] = (byte) (four >> 8);
          out[size + 2] = (byte) four;
          size += 3;
          at += 4;
          continue;
        }
      }
      int digit = Alphabet.sixBits(bytes[at]);
      if (digit < 0) {
        at = Lines.next(bytes, at, end);
        if (at < 0) {
          break;
        }
        continue;
      }
      held = held << 6 | digit;
      bits += 6;
      if (bits >= 8 && size < out.length) {
        bits -= 8;
        out[size++] = (byte) (held >> bits);
      }
      at++;
    }
    return size;
  }

  /** The value of four digits; negative when one is none. */
  private static int four(byte[] bytes, int at) {
    return Alphabet.sixBits(bytes[at]) << 18
        | Alphabet.sixBits(bytes[at + 1]) << 12
        | Alphabet.sixBits(bytes[at + 2]) << 6
        | Alphabet.sixBits(bytes[at + 3]);
  }
}

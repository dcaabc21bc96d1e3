package dev.plumbline.detect.secrets.proof;

/** The checksum of bech32 as BIP 173 defines it. */
final class Bech32 {
  private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Bech32() {}

  /** Whether the lower-case text has a sound checksum. */
  static boolean valid(String text) {
    int separator = text.lastIndexOf('1');
    if (separator < 1 || text.length() - separator < 7) {
      return false;
    }
    int sum = 1;
    for (int i = 0; i < separator; i++) {
      sum = step(sum, text.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < separator; i++) {
      sum = step(sum, text.charAt(i) & 31);
    }
    for (int i = separator + 1; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      sum = step(sum, digit);
    }
    return sum == 1;
  }

  private static int step(int sum, int digit) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ digit;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }
}

package dev.plumbline.detect.secrets.generic;

/**
 * What a value is made of.
 *
 * @param length characters
 * @param lower lower-case letters
 * @param upper upper-case letters
 * @param digits digits
 * @param symbols all else
 * @param entropy Shannon entropy in bits for each character
 */
public record Shape(int length, int lower, int upper, int digits, int symbols, double entropy) {
  /** The shape of a text. */
  public static Shape of(CharSequence text) {
    int[] counts = new int[256];
    int lower = 0;
    int upper = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      counts[c & 0xff]++;
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    int length = text.length();
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return new Shape(length, lower, upper, digits, length - lower - upper - digits, entropy);
  }

  /** How many of lower case, upper case, digits and symbols occur. */
  int classes() {
    return (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbols > 0 ? 1 : 0);
  }

  boolean bothCases() {
    return lower > 0 && upper > 0;
  }

  boolean mixed() {
    return classes() >= 3 || digits >= 2 && lower + upper >= 2 && length >= 8;
  }

  /**
   * Estimated strength in bits: the length times the smaller of the logarithm of the alphabet that
   * the characters come from and, for short values, their own entropy plus one bit.
   */
  public double bits() {
    int alphabet =
        (lower > 0 ? 26 : 0)
            + (upper > 0 ? 26 : 0)
            + (digits > 0 ? 10 : 0)
            + (symbols > 0 ? 32 : 0);
    double most = Math.log(Math.max(2, alphabet)) / Math.log(2);
    return length * Math.min(most, entropy + 1);
  }
}

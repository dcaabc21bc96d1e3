package dev.plumbline.detect.secrets.proof;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Base58 and its checked form: four bytes of a doubled SHA-256 at the end. */
final class Base58 {
  /** Bitcoin's order of digits; most others use it too. */
  static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** The XRP Ledger's order. */
  static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

  private static final int SUM = 4;
  private static final int LONGEST = 200;

  private Base58() {}

  /** The bytes, or null if it holds another character or is too long to be a key. */
  static byte @Nullable [] decode(String text, String digits) {
    if (text.length() > LONGEST) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    BigInteger base = BigInteger.valueOf(58);
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digits.indexOf(text.charAt(i));
      if (digit < 0) {
        return null;
      }
      zeros += zeros == i && digit == 0 ? 1 : 0;
      number = number.multiply(base).add(BigInteger.valueOf(digit));
    }
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    byte[] whole = new byte[zeros + bytes.length - from];
    System.arraycopy(bytes, from, whole, zeros, bytes.length - from);
    return whole;
  }

  /** What stands before a right checksum, or null. */
  static byte @Nullable [] checked(String text, String digits) {
    byte[] bytes = decode(text, digits);
    if (bytes == null || bytes.length <= SUM) {
      return null;
    }
    byte[] body = Arrays.copyOf(bytes, bytes.length - SUM);
    byte[] sum = sha256(sha256(body));
    return Arrays.equals(sum, 0, SUM, bytes, body.length, bytes.length) ? body : null;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

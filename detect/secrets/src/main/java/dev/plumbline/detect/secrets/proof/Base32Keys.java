package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Keys in base32 with a checksum of two bytes, CRC-16/XMODEM with the low byte first: Stellar's
 * StrKey (SEP 23) and the seeds of NATS (github.com/nats-io/nkeys).
 */
final class Base32Keys {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STELLAR_SEED = 18 << 3;
  private static final int NATS_SEED = 18 << 3;

  private Base32Keys() {}

  /** A secret seed of Stellar: a version byte, 32 bytes, the checksum. */
  static Judgement stellar(String value) {
    byte[] bytes = decode(value);
    return bytes != null && bytes.length == 35 && (bytes[0] & 0xff) == STELLAR_SEED && sound(bytes)
        ? right()
        : Judgement.refuted("its checksum (CRC-16) is wrong");
  }

  /** A seed of NATS: five bits for seed and eight for the kind of key, 32 bytes, the checksum. */
  static Judgement nats(String value) {
    byte[] bytes = decode(value);
    return bytes != null && bytes.length == 36 && (bytes[0] & 0xf8) == NATS_SEED && sound(bytes)
        ? right()
        : Judgement.refuted("its checksum (CRC-16) is wrong");
  }

  private static Judgement right() {
    return Judgement.of(Kind.CHECKSUM, "its checksum (CRC-16) is right");
  }

  private static boolean sound(byte[] bytes) {
    int crc = crc(bytes, bytes.length - 2);
    return (bytes[bytes.length - 2] & 0xff) == (crc & 0xff)
        && (bytes[bytes.length - 1] & 0xff) == crc >> 8;
  }

  /** CRC-16/XMODEM: polynomial 0x1021, begins with zero. */
  static int crc(byte[] bytes, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
      crc &= 0xffff;
    }
    return crc;
  }

  private static byte @Nullable [] decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return null;
      }
      held = (held << 5 | digit) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }
}

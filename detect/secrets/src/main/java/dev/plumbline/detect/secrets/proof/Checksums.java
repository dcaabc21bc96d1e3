package dev.plumbline.detect.secrets.proof;

import dev.plumbline.evidence.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Tokens that end in a checksum of their own. One whose checksum is wrong was never issued, or was
 * altered for a document: it stays a finding, but a low one.
 */
final class Checksums {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Checksums() {}

  /** A prefix ended by an underscore, a body, and CRC-32 of the body in six base62 digits. */
  static Judgement base62(String value) {
    int body = value.lastIndexOf('_') + 1;
    int sum = value.length() - 6;
    if (sum <= body) {
      return Judgement.refuted("too short for a checksum");
    }
    long crc = crc(value.substring(body, sum));
    char[] digits = new char[6];
    for (int i = 5; i >= 0; i--) {
      digits[i] = BASE62.charAt((int) (crc % 62));
      crc /= 62;
    }
    return judge(value.endsWith(new String(digits)), "CRC-32 in base62");
  }

  /** Everything before the last eight hex digits, and its CRC-32 as a number in those. */
  static Judgement hexAtEnd(String value) {
    String plain = value.replace("\\", "").replace("%3D", "=").replace("%3d", "=");
    int sum = plain.length() - 8;
    String hex = HexFormat.of().toHexDigits((int) crc(plain.substring(0, sum)));
    return judge(hex.equalsIgnoreCase(plain.substring(sum)), "CRC-32 in hex");
  }

  /** Everything before the last underscore, and its CRC-32 in hex, lowest byte first. */
  static Judgement littleEndianHex(String value) {
    int sum = value.lastIndexOf('_');
    long crc = crc(value.substring(0, sum));
    byte[] bytes = {(byte) crc, (byte) (crc >> 8), (byte) (crc >> 16), (byte) (crc >> 24)};
    String hex = HexFormat.of().formatHex(bytes);
    return judge(hex.equalsIgnoreCase(value.substring(sum + 1)), "CRC-32 in hex");
  }

  /** A bech32 text (BIP 173) with its six checksum characters. */
  static Judgement bech32(String value) {
    return judge(Bech32.valid(value.toLowerCase(Locale.ROOT)), "bech32");
  }

  private static Judgement judge(boolean right, String what) {
    return right
        ? Judgement.of(Judgement.Kind.CHECKSUM, "its checksum (" + what + ") is right")
        : Judgement.of(
                Judgement.Kind.FORMAT,
                "its checksum (" + what + ") is wrong: never issued, or altered")
            .capped(Severity.LOW);
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }
}

package dev.plumbline.detect.secrets.proof;

/** The first packet of an OpenPGP message (RFC 9580, sections 4.2 and 5.5.3). */
final class PgpPacket {
  private static final int SECRET_KEY = 5;

  private PgpPacket() {}

  /** Whether it is a secret key packet. */
  static boolean isSecretKey(byte[] bytes) {
    return bytes.length > 40 && tag(bytes) == SECRET_KEY;
  }

  /** Whether the secret part is protected; true also where that cannot be read. */
  static boolean isProtected(byte[] bytes) {
    int at = header(bytes);
    if (at < 0 || at + 6 >= bytes.length || bytes[at] != 4) {
      return true;
    }
    int algorithm = bytes[at + 5];
    at += 6;
    int numbers =
        switch (algorithm) {
          case 1, 2, 3 -> 2;
          case 16 -> 3;
          case 17 -> 4;
          case 19, 22 -> 1;
          default -> -1;
        };
    if (numbers == 1) {
      at += 1 + (bytes[at] & 0xff);
    }
    for (int i = 0; i < numbers && at >= 0; i++) {
      at = skipNumber(bytes, at);
    }
    return numbers < 0 || at < 0 || at >= bytes.length || bytes[at] != 0;
  }

  private static int tag(byte[] bytes) {
    int first = bytes[0] & 0xff;
    return (first & 0xc0) == 0xc0 ? first & 0x3f : (first & 0x80) == 0x80 ? first >> 2 & 0x0f : -1;
  }

  private static int header(byte[] bytes) {
    int first = bytes[0] & 0xff;
    if ((first & 0xc0) == 0xc0) {
      int length = bytes[1] & 0xff;
      return length < 192 ? 2 : length < 224 ? 3 : length == 255 ? 6 : -1;
    }
    return switch (first & 3) {
      case 0 -> 2;
      case 1 -> 3;
      case 2 -> 5;
      default -> 1;
    };
  }

  private static int skipNumber(byte[] bytes, int at) {
    if (at + 2 > bytes.length) {
      return -1;
    }
    int bits = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    int next = at + 2 + (bits + 7) / 8;
    return next <= bytes.length ? next : -1;
  }
}

package dev.plumbline.detect.secrets.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What kind of private key some bytes are: PKCS #1 (RFC 8017), SEC 1 (RFC 5915), the DSA form of
 * OpenSSL, PKCS #8 plain and encrypted (RFC 5958), and OpenSSH's own (PROTOCOL.key).
 */
final class KeyStructure {
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String RSA = "2a864886f70d010101";

  private KeyStructure() {}

  /**
   * A key's kind.
   *
   * @param name for a person
   * @param encrypted whether a pass phrase protects it
   */
  record Kind(String name, boolean encrypted) {}

  /** The kind, or null if the bytes are no private key. */
  static @Nullable Kind of(byte[] bytes) {
    if (bytes.length > OPENSSH.length
        && Arrays.equals(OPENSSH, 0, OPENSSH.length, bytes, 0, OPENSSH.length)) {
      return openSsh(ByteBuffer.wrap(bytes, OPENSSH.length, bytes.length - OPENSSH.length));
    }
    Der key = Der.of(bytes).enter(Der.SEQUENCE);
    if (key == null) {
      return null;
    }
    if (key.tag() == Der.SEQUENCE) {
      Der algorithm = key.enter(Der.SEQUENCE);
      return algorithm != null && algorithm.tag() == Der.OBJECT && key.enter(Der.OCTETS) != null
          ? new Kind("encrypted PKCS #8", true)
          : null;
    }
    BigInteger version = key.integer();
    if (version == null || version.bitLength() > 2) {
      return null;
    }
    return switch (key.tag()) {
      case Der.SEQUENCE -> pkcs8(key);
      case Der.OCTETS -> key.enter(Der.OCTETS) == null ? null : new Kind("elliptic curve", false);
      case Der.INTEGER -> numbers(key);
      default -> null;
    };
  }

  private static @Nullable Kind pkcs8(Der key) {
    Der algorithm = key.enter(Der.SEQUENCE);
    Der object = algorithm == null ? null : algorithm.enter(Der.OBJECT);
    Der inner = key.enter(Der.OCTETS);
    if (object == null || inner == null) {
      return null;
    }
    if (!HexFormat.of().formatHex(object.rest()).equals(RSA)) {
      return new Kind("PKCS #8", false);
    }
    Der rsa = inner.enter(Der.SEQUENCE);
    return rsa != null && rsa.integer() != null && numbers(rsa) != null
        ? new Kind("RSA, PKCS #8", false)
        : null;
  }

  /** RSA: n, e, d, p, q with n = p·q. DSA: p, q, g, y, x with q dividing p - 1. */
  private static @Nullable Kind numbers(Der key) {
    BigInteger[] numbers = new BigInteger[5];
    for (int i = 0; i < 5; i++) {
      BigInteger number = key.integer();
      if (number == null || number.signum() <= 0 || number.bitLength() > 20_000) {
        return null;
      }
      numbers[i] = number;
    }
    if (numbers[0].equals(numbers[3].multiply(numbers[4]))) {
      return new Kind("RSA", false);
    }
    boolean dsa = numbers[0].subtract(BigInteger.ONE).mod(numbers[1]).signum() == 0;
    return dsa ? new Kind("DSA", false) : null;
  }

  private static @Nullable Kind openSsh(ByteBuffer in) {
    byte[] cipher = text(in);
    if (cipher == null || text(in) == null || text(in) == null || in.remaining() < 4) {
      return null;
    }
    int keys = in.getInt();
    byte[] open = text(in);
    byte[] hidden = text(in);
    if (keys != 1 || open == null || hidden == null || hidden.length < 16) {
      return null;
    }
    if (!Arrays.equals(cipher, "none".getBytes(StandardCharsets.US_ASCII))) {
      return new Kind("encrypted OpenSSH", true);
    }
    ByteBuffer check = ByteBuffer.wrap(hidden);
    int first = check.getInt();
    return first == check.getInt() ? new Kind("OpenSSH", false) : null;
  }

  private static byte @Nullable [] text(ByteBuffer in) {
    if (in.remaining() < 4) {
      return null;
    }
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}

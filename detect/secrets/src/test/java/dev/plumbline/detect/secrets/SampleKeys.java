package dev.plumbline.detect.secrets;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.Random;

/** Private keys in the formats that people commit; made once a run, never stored. */
final class SampleKeys {
  private static final RSAPrivateCrtKey RSA = (RSAPrivateCrtKey) key("RSA", 1024);
  private static final ECPrivateKey CURVE = (ECPrivateKey) key("EC", 256);

  private final Random random;

  SampleKeys(Random random) {
    this.random = random;
  }

  String pem(String kind) {
    return switch (kind) {
      case "rsa" -> armour("RSA PRIVATE KEY", pkcs1());
      case "ec" -> armour("EC PRIVATE KEY", sec1());
      case "pkcs8" -> armour("PRIVATE KEY", RSA.getEncoded());
      case "openssh" -> armour("OPENSSH PRIVATE KEY", openSsh("none"));
      case "openssh-encrypted" -> armour("OPENSSH PRIVATE KEY", openSsh("aes256-ctr"));
      case "public" -> armour("PUBLIC KEY", pkcs1());
      case "pgp" -> armour("PGP PRIVATE KEY BLOCK", pgp()).replaceFirst("\n", "\n\n");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** A PuTTY key up to its authentication code. */
  String putty() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes(320));
    return "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: k\nPublic-Lines: 1\n"
        + "AAAA\nPrivate-Lines: 7\n"
        + body
        + "\n";
  }

  /** A bech32 text (BIP 173) over 32 random bytes. */
  String age() {
    return bech32("age-secret-key-").toUpperCase(java.util.Locale.ROOT);
  }

  /** A bech32 text with this name before its separator. */
  String bech32(String name) {
    String digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    int[] data = new int[52];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextInt(i == 51 ? 2 : 32) * (i == 51 ? 16 : 1);
    }
    int sum = 1;
    for (char c : name.toCharArray()) {
      sum = step(sum, c >> 5);
    }
    sum = step(sum, 0);
    for (char c : name.toCharArray()) {
      sum = step(sum, c & 31);
    }
    StringBuilder text = new StringBuilder(name).append('1');
    for (int digit : data) {
      sum = step(sum, digit);
      text.append(digits.charAt(digit));
    }
    for (int i = 0; i < 6; i++) {
      sum = step(sum, 0);
    }
    sum ^= 1;
    for (int i = 0; i < 6; i++) {
      text.append(digits.charAt(sum >> 5 * (5 - i) & 31));
    }
    return text.toString();
  }

  private static int step(int sum, int digit) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ digit;
    int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 1 ? generator[i] : 0;
    }
    return next;
  }

  private static byte[] pkcs1() {
    BigInteger[] numbers = {
      BigInteger.ZERO,
      RSA.getModulus(),
      RSA.getPublicExponent(),
      RSA.getPrivateExponent(),
      RSA.getPrimeP(),
      RSA.getPrimeQ(),
      RSA.getPrimeExponentP(),
      RSA.getPrimeExponentQ(),
      RSA.getCrtCoefficient()
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BigInteger number : numbers) {
      out.writeBytes(der(2, number.toByteArray()));
    }
    return der(0x30, out.toByteArray());
  }

  private static byte[] sec1() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(der(2, new byte[] {1}));
    out.writeBytes(der(4, CURVE.getS().toByteArray()));
    out.writeBytes(
        der(0xa0, der(6, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7})));
    return der(0x30, out.toByteArray());
  }

  private byte[] openSsh(String cipher) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(string(cipher.getBytes(StandardCharsets.US_ASCII)));
    out.writeBytes(string("none".getBytes(StandardCharsets.US_ASCII)));
    out.writeBytes(string(new byte[0]));
    out.writeBytes(new byte[] {0, 0, 0, 1});
    out.writeBytes(string(bytes(51)));
    byte[] hidden = bytes(160);
    System.arraycopy(hidden, 0, hidden, 4, 4);
    out.writeBytes(string(hidden));
    return out.toByteArray();
  }

  private byte[] pgp() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {4, 95, 1, 2, 3, 1, 4, 0});
    byte[] modulus = bytes(128);
    modulus[0] |= (byte) 0x80;
    body.writeBytes(modulus);
    body.writeBytes(new byte[] {0, 17, 1, 0, 1, 0});
    body.writeBytes(bytes(300));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x95, (byte) (body.size() >> 8), (byte) body.size()});
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  private static byte[] string(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) (content.length >> 8), (byte) content.length});
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** The marks are put together here so that no key-like text stands in the source. */
  private static String armour(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    String dashes = "-".repeat(5);
    return dashes + "BEGIN " + label + dashes + "\n" + body + "\n" + dashes + "END " + label
        + dashes;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static java.security.PrivateKey key(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.plumbline.detect.secrets.proof;

import static dev.plumbline.detect.secrets.proof.CloudSamples.bytes;
import static dev.plumbline.detect.secrets.proof.CloudSamples.chars;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.StringJoiner;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Sample keys with sound structure and checksum, by the names that templates use. */
public final class KeySamples {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private KeySamples() {}

  /** A sample, or an empty text for an unknown name. */
  public static String of(String name, Random random) {
    return switch (name) {
      case "vault" -> "hvs." + url(vault(random));
      case "wif" -> checked(new byte[] {(byte) 0x80}, 32, new byte[] {1}, random);
      case "xprv" -> extended(random);
      case "xrp" -> base58(summed(join(new byte[] {0x21}, bytes(16, random))), Base58.RIPPLE);
      case "tezos" -> checked(new byte[] {13, 15, 58, 7}, 32, new byte[0], random);
      case "ed58" -> base58(pair(random), Base58.BITCOIN);
      case "ed-numbers" -> numbers(pair(random));
      case "stellar" -> base32(crc16(join(new byte[] {(byte) 0x90}, bytes(32, random))));
      case "nats" -> base32(crc16(join(new byte[] {(byte) 0x95, 0}, bytes(32, random))));
      case "wireguard" -> base64(clamped(random));
      case "minisign" -> base64(minisign(random));
      case "signify" -> base64(signify(random));
      case "ed64" -> url(pair(random));
      case "swarm" -> "SWMTKN-1-" + base36(256, 50, random) + "-" + base36(128, 25, random);
      case "gpp" -> gpp("Pa" + chars(BASE32, 9, random));
      case "cisco7" -> cisco("Pa" + chars(BASE32, 9, random));
      case "p12" -> base64(pkcs12(random));
      case "jks" ->
          base64(
              join(
                  HexFormat.of().parseHex("feedfeed000000020000000100000001"), bytes(200, random)));
      case "ansible" -> ansible(random);
      case "jenkins" ->
          "{" + base64(join(new byte[] {1, 0, 0, 0, 16, 0, 0, 0, 32}, bytes(48, random))) + "}";
      case "openvpn" -> lines(HexFormat.of().formatHex(bytes(256, random)), 32);
      case "mnemonic" -> mnemonic(random);
      case "tunnel" ->
          base64(
              ("{\"a\":\""
                      + hex(16, random)
                      + "\",\"t\":\""
                      + hex(16, random)
                      + "\",\"s\":\""
                      + base64(bytes(32, random))
                      + "\"}")
                  .getBytes(StandardCharsets.US_ASCII));
      default -> "";
    };
  }

  private static byte[] vault(Random random) {
    byte[] head = {8, 1, 0x12, 32};
    byte[] token = ("h" + chars(BASE32, 25, random)).getBytes(StandardCharsets.US_ASCII);
    return join(join(head, bytes(32, random)), join(new byte[] {0x1a, (byte) token.length}, token));
  }

  private static String checked(byte[] mark, int length, byte[] end, Random random) {
    return base58(summed(join(join(mark, bytes(length, random)), end)), Base58.BITCOIN);
  }

  private static String extended(Random random) {
    byte[] body = join(HexFormat.of().parseHex("0488ade4"), bytes(74, random));
    body[45] = 0;
    return base58(summed(body), Base58.BITCOIN);
  }

  private static byte[] summed(byte[] body) {
    return join(body, Arrays.copyOf(Base58.sha256(Base58.sha256(body)), 4));
  }

  private static byte[] pair(Random random) {
    byte[] seed = bytes(32, random);
    return join(seed, Ed25519Seed.publicKey(seed));
  }

  private static String numbers(byte[] pair) {
    StringJoiner numbers = new StringJoiner(",", "[", "]");
    for (byte b : pair) {
      numbers.add(Integer.toString(b & 0xff));
    }
    return numbers.toString();
  }

  private static byte[] crc16(byte[] body) {
    int crc = Base32Keys.crc(body, body.length);
    return join(body, new byte[] {(byte) crc, (byte) (crc >> 8)});
  }

  private static byte[] clamped(Random random) {
    byte[] key = bytes(32, random);
    key[0] &= (byte) 0xf8;
    key[31] = (byte) (key[31] & 0x7f | 0x40);
    return key;
  }

  private static byte[] minisign(Random random) {
    byte[] key = bytes(158, random);
    System.arraycopy(new byte[] {'E', 'd', 0, 0, 'B', '2'}, 0, key, 0, 6);
    return key;
  }

  private static byte[] signify(Random random) {
    byte[] key = bytes(104, random);
    System.arraycopy(new byte[] {'E', 'd', 'B', 'K', 0, 0, 0, 0}, 0, key, 0, 8);
    try {
      byte[] sum =
          java.security.MessageDigest.getInstance("SHA-512")
              .digest(Arrays.copyOfRange(key, 40, 104));
      System.arraycopy(sum, 0, key, 24, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return key;
  }

  private static String base36(int bits, int length, Random random) {
    String digits = new BigInteger(bits, random).toString(36);
    return "0".repeat(length - digits.length()) + digits;
  }

  private static String gpp(String password) {
    try {
      byte[] key =
          HexFormat.of()
              .parseHex("4e9906e8fcb66cc9faf49310620ffee8f496e806cc057990209b09a433b66c1b");
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      return base64(cipher.doFinal(password.getBytes(StandardCharsets.UTF_16LE))).replace("=", "");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cisco(String password) {
    String table = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";
    byte[] bytes = password.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) table.charAt((2 + i) % table.length());
    }
    return "02" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static byte[] pkcs12(Random random) {
    byte[] inside = bytes(900, random);
    byte[] head = HexFormat.of().parseHex("3082040002010330820300" + "06092a864886f70d010701");
    return join(head, inside);
  }

  private static String ansible(Random random) {
    String text = hex(32, random) + "\n" + hex(32, random) + "\n" + hex(32, random);
    return lines(HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)), 80);
  }

  private static String mnemonic(Random random) {
    byte[] entropy = bytes(16, random);
    String bits =
        new BigInteger(1, join(entropy, new byte[] {Base58.sha256(entropy)[0]})).toString(2);
    bits = "0".repeat(136 - bits.length()) + bits;
    StringJoiner words = new StringJoiner(" ");
    for (int i = 0; i < 12; i++) {
      words.add(Mnemonic.word(Integer.parseInt(bits.substring(11 * i, 11 * i + 11), 2)));
    }
    return words.toString();
  }

  private static String lines(String text, int width) {
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < text.length(); i += width) {
      lines.add(text.substring(i, Math.min(text.length(), i + width)));
    }
    return lines.toString();
  }

  private static String base58(byte[] bytes, String digits) {
    StringBuilder text = new StringBuilder();
    BigInteger[] rest = {new BigInteger(1, bytes), BigInteger.ZERO};
    while (rest[0].signum() > 0) {
      rest = rest[0].divideAndRemainder(BigInteger.valueOf(58));
      text.append(digits.charAt(rest[1].intValue()));
    }
    return text.reverse().toString();
  }

  private static String base32(byte[] bytes) {
    String bits = new BigInteger(1, bytes).toString(2);
    bits = "0".repeat(bytes.length * 8 - bits.length()) + bits + "0000000";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 5 <= bytes.length * 8 + 4; i += 5) {
      text.append(BASE32.charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
    }
    return text.toString();
  }

  private static String hex(int bytes, Random random) {
    return HexFormat.of().formatHex(bytes(bytes, random));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] join(byte[] one, byte[] two) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(two);
    return ByteBuffer.wrap(out.toByteArray()).array();
  }
}

package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Keys of a fixed length with a structure inside. */
final class FixedKeys {
  /** minisign: algorithm, derivation, checksum's algorithm, salt 32, two limits of 8, then 104. */
  private static final int MINISIGN = 158;

  /** signify: algorithm, derivation, rounds 4, salt 16, checksum 8, number 8, key 64. */
  private static final int SIGNIFY = 104;

  private FixedKeys() {}

  /** A private key of WireGuard: 32 bytes, some bits fixed as Curve25519 wants (RFC 7748). */
  static Judgement wireGuard(String value) {
    byte[] bytes = Base64Text.decode(value);
    if (bytes == null || bytes.length != 32) {
      return Judgement.refuted("does not decode to 32 bytes");
    }
    return (bytes[0] & 7) == 0 && (bytes[31] & 0xc0) == 0x40
        ? Judgement.of(Kind.PARSED, "decodes to a scalar of Curve25519")
        : Judgement.of(Kind.FORMAT, "decodes to 32 bytes, but its fixed bits are not set")
            .capped(Severity.MEDIUM);
  }

  /** A secret key of minisign; one without a pass phrase has no derivation. */
  static Judgement minisign(String value) {
    byte[] bytes = Base64Text.decode(value);
    if (bytes == null || bytes.length != MINISIGN || bytes[0] != 'E' || bytes[1] != 'd') {
      return Judgement.refuted("no secret key of minisign");
    }
    return bytes[2] == 0
        ? Judgement.of(Kind.PARSED, "parsed as a secret key without a pass phrase")
        : Judgement.of(Kind.PARSED, "parsed as a secret key protected by a pass phrase")
            .capped(Severity.MEDIUM);
  }

  /**
   * A secret key of OpenBSD's signify; no rounds: no pass phrase, and its checksum is SHA-512's.
   */
  static Judgement signify(String value) {
    byte[] bytes = Base64Text.decode(value);
    if (bytes == null || bytes.length != SIGNIFY || bytes[0] != 'E' || bytes[1] != 'd') {
      return Judgement.refuted("no secret key of signify");
    }
    if (bytes[4] != 0 || bytes[5] != 0 || bytes[6] != 0 || bytes[7] != 0) {
      return Judgement.of(Kind.PARSED, "parsed as a secret key protected by a pass phrase")
          .capped(Severity.MEDIUM);
    }
    byte[] sum = sha512(Arrays.copyOfRange(bytes, SIGNIFY - 64, SIGNIFY));
    return Arrays.equals(sum, 0, 8, bytes, 24, 32)
        ? Judgement.of(Kind.CHECKSUM, "its checksum (SHA-512) is right")
        : Judgement.refuted("its checksum (SHA-512) is wrong");
  }

  /** A serialised key of PASETO (PASERK): version, purpose, and the length they ask for. */
  static Judgement paserk(String value) {
    int dot = value.lastIndexOf('.');
    byte[] bytes = Base64Text.decode(value.substring(dot + 1));
    if (bytes == null) {
      return Judgement.refuted("does not decode");
    }
    boolean local = value.startsWith("local", 3);
    int length = local ? 32 : value.charAt(1) == '3' ? 48 : 64;
    if (!local && value.charAt(1) == '1') {
      return KeyStructure.of(bytes) == null
          ? Judgement.refuted("no RSA key inside")
          : Judgement.of(Kind.PARSED, "parsed as an RSA key");
    }
    if (bytes.length != length) {
      return Judgement.refuted("does not decode to " + length + " bytes");
    }
    boolean edwards = !local && length == 64;
    return edwards && !Ed25519Seed.isPair(bytes)
        ? Judgement.of(Kind.FORMAT, "64 bytes, but the public half is another's")
            .capped(Severity.LOW)
        : Judgement.of(
            edwards ? Kind.CHECKSUM : Kind.PARSED, "decodes to a key of " + length + " bytes");
  }

  /** A join token of Docker Swarm: a digest below 2^256 and a secret below 2^128, in base36. */
  static Judgement swarm(String value) {
    String[] parts = value.split("-", -1);
    boolean fits =
        parts.length == 4
            && new java.math.BigInteger(parts[2], 36).bitLength() <= 256
            && new java.math.BigInteger(parts[3], 36).bitLength() <= 128;
    return fits
        ? Judgement.of(Kind.PARSED, "a digest of the root and a secret of 16 bytes")
        : Judgement.of(Kind.FORMAT, "the form of a join token, but its numbers are too large")
            .capped(Severity.LOW);
  }

  /** The last base64 part of an access token of Bitwarden Secrets Manager is a key of 16 bytes. */
  static Judgement bitwarden(String value) {
    byte[] key = Base64Text.decode(value.substring(value.lastIndexOf(':') + 1));
    return key != null && key.length == 16
        ? Judgement.of(Kind.PARSED, "version, id, secret and a key of 16 bytes")
        : Judgement.refuted("its last part is no key of 16 bytes");
  }

  /** A tunnel's token of Cloudflare: an object with account, tunnel and secret in base64. */
  static Judgement tunnel(String value) {
    String text = Base64Text.decodeText(value);
    return text != null
            && text.startsWith("{\"a\":\"")
            && text.contains("\"t\":\"")
            && text.contains("\"s\":\"")
        ? Judgement.of(Kind.PARSED, "decodes to account, tunnel and secret")
        : Judgement.refuted("does not decode to a tunnel");
  }

  /** A whole object in base64, one of whose members is the secret; for tokens of that form. */
  static Judgement object(String value, String member) {
    String text = Base64Text.decodeText(value);
    return text != null && text.startsWith("{") && text.contains("\"" + member + "\"")
        ? Judgement.of(Kind.PARSED, "decodes to an object with " + member)
        : Judgement.refuted("does not decode to an object with " + member);
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  /** Whether bytes are text that can be typed. */
  static boolean typed(byte[] bytes) {
    return Base64Text.printable(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}

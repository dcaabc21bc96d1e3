package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;

/**
 * Service tokens of HashiCorp Vault. The long form is a protocol buffer in base64: a version, an
 * HMAC of 32 bytes, the token.
 *
 * <p>Source: {@code SignedToken} in vault/tokens/token.proto of Vault's public code.
 */
final class VaultToken {
  private static final int PREFIX = 4;

  /** Shorter ones are the token alone, without signature. */
  private static final int SIGNED = 60;

  private VaultToken() {}

  static Judgement judge(String value) {
    if (value.length() < SIGNED) {
      return Judgement.of(Kind.FORMAT, "the form of a service token");
    }
    byte[] bytes = Base64Text.decode(value.substring(PREFIX));
    return bytes != null && isSigned(bytes)
        ? Judgement.of(Kind.PARSED, "decodes to version, signature and token")
        : Judgement.of(Kind.FORMAT, "the form of a service token, but no signed one inside");
  }

  private static boolean isSigned(byte[] bytes) {
    int token = 4 + 32;
    return bytes.length > token + 2
        && bytes[0] == 0x08
        && bytes[1] == 1
        && bytes[2] == 0x12
        && bytes[3] == 32
        && bytes[token] == 0x1a
        && (bytes[token + 1] & 0xff) == bytes.length - token - 2;
  }
}

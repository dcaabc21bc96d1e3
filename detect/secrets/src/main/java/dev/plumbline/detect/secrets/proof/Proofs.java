package dev.plumbline.detect.secrets.proof;

/** The proofs by the names that rule files use. */
public final class Proofs {
  private Proofs() {}

  /**
   * The proof with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Proof of(String name) {
    return switch (name) {
      case "crc32-base62" -> (Proof.OfValue) Checksums::base62;
      case "crc32-hex" -> (Proof.OfValue) Checksums::hexAtEnd;
      case "crc32-hex-little-endian" -> (Proof.OfValue) Checksums::littleEndianHex;
      case "crc32-base36" -> (Proof.OfValue) Checksums::base36AtEnd;
      case "bech32" -> (Proof.OfValue) Checksums::bech32;
      case "jwt" -> (Proof.OfValue) Jwt::token;
      case "jwk" -> Jwt::key;
      case "pem" -> PemKey::judge;
      case "pem-whole" -> PemKey::whole;
      case "pem-base64" -> PemKey::encoded;
      case "putty" -> PemKey::putty;
      case "base64-pair" -> (Proof.OfValue) Encoded::pair;
      case "registry-auth" -> (Proof.OfValue) Encoded::registryAuth;
      case "macaroon" -> (Proof.OfValue) Encoded::macaroon;
      case "discord-bot" -> (Proof.OfValue) Encoded::bot;
      case "aws-access-key-id" -> (Proof.OfValue) Encoded::accessKeyId;
      case "base64-32" -> (Proof.OfValue) value -> Encoded.key(value, 32);
      case "base64-48" -> (Proof.OfValue) value -> Encoded.key(value, 48);
      case "base64-64" -> (Proof.OfValue) value -> Encoded.key(value, 64);
      default -> throw new IllegalArgumentException("no proof named " + name);
    };
  }
}

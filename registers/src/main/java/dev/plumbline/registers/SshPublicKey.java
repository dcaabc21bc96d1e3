package dev.plumbline.registers;

import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * An SSH public key as in {@code authorized_keys}, without options and comment.
 *
 * @param type for example {@code ssh-ed25519}
 * @param blob the key in base64, the same bytes as on the wire (RFC 4253 §6.6)
 */
public record SshPublicKey(String type, String blob) {
  private static final int MOST = 16_384;

  /** Reads {@code type base64 [comment]}. */
  public static Optional<SshPublicKey> parse(String line) {
    String[] parts = line.strip().split("\\s+", 3);
    if (parts.length < 2 || parts[1].length() > MOST) {
      return Optional.empty();
    }
    try {
      SshPublicKey key = ofBlob(Base64.getDecoder().decode(parts[1]));
      return key.type.equals(parts[0]) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException | SignatureException e) {
      return Optional.empty();
    }
  }

  static SshPublicKey ofBlob(byte[] blob) throws SignatureException {
    String type = new SshWire(blob).text();
    if (!type.matches("[a-z0-9@.-]{1,64}")) {
      throw new SignatureException("not an SSH key");
    }
    return new SshPublicKey(type, Base64.getEncoder().encodeToString(blob));
  }

  /** Type and blob with one space between. */
  public String text() {
    return type + " " + blob;
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(blob.getBytes(StandardCharsets.US_ASCII));
  }

  boolean sameBytes(byte[] other) {
    return Arrays.equals(bytes(), other);
  }
}

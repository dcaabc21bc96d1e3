package dev.plumbline.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a finding is, not where its line is: survives moved lines, never covers another finding. Hex
 * of the first 16 bytes of a SHA-256 over length-prefixed parts.
 */
public record Fingerprint(String value) implements Comparable<Fingerprint> {
  public Fingerprint {
    if (value.isBlank()) {
      throw new IllegalArgumentException("fingerprint is blank");
    }
  }

  /** The fingerprint of these parts, in this order. No part may be a secret's value. */
  public static Fingerprint of(List<String> parts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      int length = bytes.length;
      digest.update(
          new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
          });
      digest.update(bytes);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, 16));
  }

  @Override
  public int compareTo(Fingerprint other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.plumbline.scan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests of secret values, so that two findings of one value can be told to be the same
 * without the value being stored anywhere. HMAC-SHA-256 (RFC 2104) under the repository's salt;
 * values with less than 70 bits of estimated strength are stretched by PBKDF2 (RFC 8018) first, so
 * that a published fingerprint does not let anyone guess a weak password cheaply.
 *
 * <p>Safe for use by several threads. What it caches lives in memory only.
 */
public final class SecretDigests {
  /** Below this many bits a value is stretched. */
  public static final int STRETCH_BELOW_BITS = 70;

  private static final int ITERATIONS = 5_000;
  private static final int CACHE_LIMIT = 10_000;

  private final byte[] salt;
  private final Map<String, String> stretched = new ConcurrentHashMap<>();

  /** Digests under this salt, which is public but differs between repositories. */
  public SecretDigests(byte[] salt) {
    this.salt = salt.clone();
  }

  /** Hex of the first 16 bytes of the salt's own digest: which salt was used. */
  public String keyId() {
    return hex(hmac(salt, "plumbline salt id".getBytes(StandardCharsets.UTF_8)), 8);
  }

  /**
   * The digest of a value, 32 hex digits.
   *
   * @param value the secret's bytes
   * @param bits its estimated strength in bits
   */
  public String digest(byte[] value, double bits) {
    if (bits >= STRETCH_BELOW_BITS) {
      return hex(hmac(salt, value), 16);
    }
    String quick = hex(hmac(salt, value), 32);
    String known = stretched.get(quick);
    if (known == null) {
      known = hex(hmac(salt, stretch(value)), 16);
      if (stretched.size() < CACHE_LIMIT) {
        stretched.put(quick, known);
      }
    }
    return known;
  }

  /** PBKDF2-HMAC-SHA-256 with one block; by hand because the JDK's takes characters only. */
  private byte[] stretch(byte[] value) {
    Mac mac = mac(value.length == 0 ? new byte[1] : value);
    mac.update(salt);
    byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] sum = block.clone();
    for (int i = 1; i < ITERATIONS; i++) {
      block = mac.doFinal(block);
      for (int j = 0; j < sum.length; j++) {
        sum[j] ^= block[j];
      }
    }
    return sum;
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    return mac(key.length == 0 ? new byte[1] : key).doFinal(message);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(bytes, 0, length);
  }
}

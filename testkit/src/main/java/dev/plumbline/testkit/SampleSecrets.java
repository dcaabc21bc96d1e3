package dev.plumbline.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Secrets made at test time, so that no token-like string stands in the repository. Right in shape
 * and checksum, worth nothing.
 */
public final class SampleSecrets {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Random random;

  /** The same seed makes the same secrets. */
  public SampleSecrets(long seed) {
    random = new Random(seed);
  }

  /**
   * A GitHub classic personal access token: prefix, 30 characters, and the CRC-32 of these as six
   * digits of base 62.
   */
  public String gitHubToken() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      body.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    CRC32 crc = new CRC32();
    crc.update(body.toString().getBytes(StandardCharsets.US_ASCII));
    StringBuilder check = new StringBuilder();
    for (long rest = crc.getValue(); rest > 0; rest /= 62) {
      check.insert(0, BASE62.charAt((int) (rest % 62)));
    }
    while (check.length() < 6) {
      check.insert(0, '0');
    }
    return "gh" + "p_" + body + check;
  }
}

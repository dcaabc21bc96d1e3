package dev.plumbline.scan.git.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a repository names its objects ({@code extensions.objectformat}). */
public enum HashAlgorithm {
  SHA1("SHA-1", 20),
  SHA256("SHA-256", 32);

  private final String digestName;
  private final int bytes;

  HashAlgorithm(String digestName, int bytes) {
    this.digestName = digestName;
    this.bytes = bytes;
  }

  /** Length of an object id in bytes. */
  public int bytes() {
    return bytes;
  }

  /** A fresh digest. */
  public MessageDigest digest() {
    try {
      return MessageDigest.getInstance(digestName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + digestName, e);
    }
  }
}

package dev.plumbline.detect.secrets.proof;

import java.io.Serial;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** The public half that belongs to a seed of Ed25519 (RFC 8032, section 5.1.5). */
final class Ed25519Seed {
  private static final int SIZE = 32;

  private Ed25519Seed() {}

  /** Whether 64 bytes are a seed and its own public half, as OpenSSH, Solana and NEAR keep them. */
  static boolean isPair(byte[] pair) {
    return pair.length == 2 * SIZE
        && Arrays.equals(publicKey(Arrays.copyOf(pair, SIZE)), 0, SIZE, pair, SIZE, 2 * SIZE);
  }

  /** The public half in its 32 bytes. */
  static byte[] publicKey(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
      byte[] bytes = new byte[SIZE];
      BigInteger y = key.getPoint().getY();
      for (int i = 0; i < SIZE; i++) {
        bytes[i] = y.shiftRight(8 * i).byteValue();
      }
      bytes[SIZE - 1] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
      return bytes;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The JDK takes a new key's seed from its source of randomness: here it is handed the seed. */
  private static final class Fixed extends SecureRandom {
    @Serial private static final long serialVersionUID = 1;

    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}

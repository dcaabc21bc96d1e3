package dev.plumbline.registers;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** SSH public keys as keys of the JDK. */
final class SshKeys {
  private static final int SHORTEST_RSA = 2048;
  private static final int LONGEST_RSA = 16_384;

  private SshKeys() {}

  /**
   * A key, and for a security key (FIDO) the application it is bound to.
   *
   * @param application empty for an ordinary key
   */
  record Usable(PublicKey key, String application) {}

  /**
   * The key to verify with.
   *
   * @throws SignatureException if the bytes are no such key or the key is too weak
   * @throws GeneralSecurityException if the JDK refuses it
   */
  static Usable of(SshPublicKey key) throws GeneralSecurityException {
    SshWire wire = new SshWire(key.bytes());
    String type = wire.text();
    boolean hardware = type.startsWith("sk-");
    PublicKey usable =
        switch (type) {
          case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> ed25519(wire.string());
          case "ssh-rsa" -> rsa(wire.mpint(), wire.mpint());
          case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com" ->
              ecdsa(wire, "nistp256", "secp256r1", 32);
          case "ecdsa-sha2-nistp384" -> ecdsa(wire, "nistp384", "secp384r1", 48);
          case "ecdsa-sha2-nistp521" -> ecdsa(wire, "nistp521", "secp521r1", 66);
          default -> throw new UnsupportedKey(type);
        };
    String application = hardware ? wire.text() : "";
    wire.end();
    return new Usable(usable, application);
  }

  /** A kind of key that is not verified here. */
  static final class UnsupportedKey extends GeneralSecurityException {
    UnsupportedKey(String type) {
      super("keys of type " + type + " are not verified");
    }
  }

  private static PublicKey ed25519(byte[] raw) throws GeneralSecurityException {
    if (raw.length != 32) {
      throw new SignatureException("an Ed25519 key has 32 bytes");
    }
    byte[] reversed = new byte[32];
    for (int i = 0; i < 32; i++) {
      reversed[i] = raw[31 - i];
    }
    boolean odd = (reversed[0] & 0x80) != 0;
    reversed[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, reversed));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
      throws GeneralSecurityException {
    if (modulus.bitLength() < SHORTEST_RSA || modulus.bitLength() > LONGEST_RSA) {
      throw new SignatureException("an RSA key needs " + SHORTEST_RSA + " bits or more");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey ecdsa(SshWire wire, String name, String curve, int size)
      throws GeneralSecurityException {
    if (!wire.text().equals(name)) {
      throw new SignatureException("the curve does not fit the key's type");
    }
    byte[] point = wire.string();
    if (point.length != 2 * size + 1 || point[0] != 4) {
      throw new SignatureException("not an uncompressed point");
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    ECPoint at =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, size + 1)),
            new BigInteger(1, Arrays.copyOfRange(point, size + 1, 2 * size + 1)));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(at, parameters.getParameterSpec(ECParameterSpec.class)));
  }
}

package dev.plumbline.registers;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key made at test time that signs as {@code ssh-keygen -Y sign} does. */
final class TestKeys {
  private final String type;
  private final KeyPair pair;

  private TestKeys(String type, KeyPair pair) {
    this.type = type;
    this.pair = pair;
  }

  static TestKeys ed25519() {
    return make("ssh-ed25519", "Ed25519", "", 0);
  }

  static TestKeys hardware() {
    return make("sk-ssh-ed25519@openssh.com", "Ed25519", "", 0);
  }

  static TestKeys ecdsa(int bits) {
    return make("ecdsa-sha2-nistp" + bits, "EC", "secp" + bits + "r1", 0);
  }

  static TestKeys rsa(int bits) {
    return make("ssh-rsa", "RSA", "", bits);
  }

  private static TestKeys make(String type, String algorithm, String curve, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (!curve.isEmpty()) {
        generator.initialize(new ECGenParameterSpec(curve));
      } else if (bits > 0) {
        generator.initialize(bits);
      }
      return new TestKeys(type, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The line of its .pub file. */
  String line() {
    return type + " " + Base64.getEncoder().encodeToString(blob()) + " made@test";
  }

  SshPublicKey key() {
    return SshPublicKey.parse(line()).orElseThrow();
  }

  String sign(String namespace, byte[] message) {
    return sign(namespace, message, "sha512", 1);
  }

  String sign(String namespace, byte[] message, String hash, int flags) {
    try {
      byte[] digest =
          MessageDigest.getInstance(hash.equals("sha512") ? "SHA-512" : "SHA-256").digest(message);
      byte[] signed =
          join(
              "SSHSIG".getBytes(StandardCharsets.US_ASCII),
              s(namespace),
              s(""),
              s(hash),
              s(digest));
      byte[] inner = inner(signed, flags);
      byte[] blob =
          join(
              "SSHSIG".getBytes(StandardCharsets.US_ASCII),
              ByteBuffer.allocate(4).putInt(1).array(),
              s(blob()),
              s(namespace),
              s(""),
              s(hash),
              s(inner));
      return armor(blob);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String armor(byte[] blob) {
    return "-----BEGIN SSH SIGNATURE-----\n"
        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob)
        + "\n-----END SSH SIGNATURE-----\n";
  }

  private byte[] inner(byte[] signed, int flags) throws GeneralSecurityException {
    return switch (type) {
      case "ssh-ed25519" -> join(s(type), s(raw("Ed25519", signed)));
      case "ssh-rsa" -> join(s("rsa-sha2-512"), s(raw("SHA512withRSA", signed)));
      case "sk-ssh-ed25519@openssh.com" -> {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] app = sha.digest("ssh:".getBytes(StandardCharsets.US_ASCII));
        byte[] tail = ByteBuffer.allocate(5).put((byte) flags).putInt(7).array();
        byte[] value = raw("Ed25519", join(app, tail, sha.digest(signed)));
        yield join(s(type), s(value), tail);
      }
      default -> {
        String hash = type.endsWith("256") ? "256" : type.endsWith("384") ? "384" : "512";
        byte[] both = raw("SHA" + hash + "withECDSAinP1363Format", signed);
        byte[] r = Arrays.copyOfRange(both, 0, both.length / 2);
        byte[] t = Arrays.copyOfRange(both, both.length / 2, both.length);
        yield join(
            s(type),
            s(join(s(new BigInteger(1, r).toByteArray()), s(new BigInteger(1, t).toByteArray()))));
      }
    };
  }

  private byte[] raw(String algorithm, byte[] message) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private byte[] blob() {
    byte[] body =
        switch (pair.getPublic()) {
          case EdECPublicKey key -> s(little(key));
          case RSAPublicKey key ->
              join(s(key.getPublicExponent().toByteArray()), s(key.getModulus().toByteArray()));
          case ECPublicKey key -> {
            int size = type.endsWith("256") ? 32 : type.endsWith("384") ? 48 : 66;
            byte[] point =
                join(
                    new byte[] {4},
                    fixed(key.getW().getAffineX(), size),
                    fixed(key.getW().getAffineY(), size));
            yield join(s("nistp" + type.substring(type.length() - 3)), s(point));
          }
          default -> throw new AssertionError();
        };
    return type.startsWith("sk-") ? join(s(type), body, s("ssh:")) : join(s(type), body);
  }

  private static byte[] little(EdECPublicKey key) {
    byte[] big = fixed(key.getPoint().getY(), 32);
    byte[] little = new byte[32];
    for (int i = 0; i < 32; i++) {
      little[i] = big[31 - i];
    }
    little[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
    return little;
  }

  private static byte[] fixed(BigInteger number, int size) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[size];
    int skip = Math.max(0, bytes.length - size);
    System.arraycopy(bytes, skip, fixed, size - bytes.length + skip, bytes.length - skip);
    return fixed;
  }

  private static byte[] s(String text) {
    return s(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] s(byte[] value) {
    return join(ByteBuffer.allocate(4).putInt(value.length).array(), value);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

package dev.plumbline.app.cli.attack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;

/** An Ed25519 key made at test time that signs as {@code ssh-keygen -Y sign} does. */
final class ApprovalKey {
  private static final String TYPE = "ssh-ed25519";

  private final KeyPair pair;

  ApprovalKey() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** As it stands in a .pub file. */
  String line() {
    return TYPE + " " + Base64.getEncoder().encodeToString(blob());
  }

  /** An armored signature. */
  String sign(String namespace, byte[] message) {
    try {
      byte[] magic = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(message);
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(join(magic, s(namespace), s(""), s("sha512"), s(digest)));
      byte[] inner = join(s(TYPE), s(signer.sign()));
      byte[] version = ByteBuffer.allocate(4).putInt(1).array();
      byte[] all = join(magic, version, s(blob()), s(namespace), s(""), s("sha512"), s(inner));
      return "-----BEGIN SSH SIGNATURE-----\n"
          + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(all)
          + "\n-----END SSH SIGNATURE-----";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] blob() {
    EdECPublicKey key = (EdECPublicKey) pair.getPublic();
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] little = new byte[32];
    for (int i = 0; i < Math.min(32, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    little[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
    return join(s(TYPE), s(little));
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

package dev.plumbline.registers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * Detached signatures as {@code ssh-keygen -Y sign} makes them (OpenSSH, PROTOCOL.sshsig), verified
 * with the JDK alone: Ed25519, ECDSA on the three NIST curves, RSA with SHA-2, and the two kinds of
 * security key, which must say that somebody was present.
 */
public final class SshSignature {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";
  private static final int MOST = 32_768;
  private static final int PRESENT = 1;

  private SshSignature() {}

  /** What verifying gave. */
  public sealed interface Outcome {
    /** The signature holds for this key; whose key it is remains to be asked. */
    record Good(SshPublicKey key) implements Outcome {}

    /** The signature does not hold. */
    record Bad(String reason) implements Outcome {}

    /** It is of a kind that is not verified here, so it proves nothing either way. */
    record Unknown(String reason) implements Outcome {}
  }

  /** Whether the text looks like an SSH signature at all. */
  public static boolean is(String armored) {
    return armored.strip().startsWith(BEGIN);
  }

  /**
   * Verifies.
   *
   * @param armored the signature between its BEGIN and END lines
   * @param namespace the namespace it must be made for
   * @param message the bytes that were signed
   */
  public static Outcome verify(String armored, String namespace, byte[] message) {
    try {
      return check(new SshWire(unwrap(armored)), namespace, message);
    } catch (SshKeys.UnsupportedKey e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return new Outcome.Bad("the signature cannot be read: " + e.getMessage());
    }
  }

  private static byte[] unwrap(String armored) throws SignatureException {
    String text = armored.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() > MOST) {
      throw new SignatureException("not between " + BEGIN + " and " + END);
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
  }

  private static Outcome check(SshWire wire, String namespace, byte[] message)
      throws GeneralSecurityException {
    if (!new String(wire.raw(6), StandardCharsets.US_ASCII).equals("SSHSIG")
        || wire.uint32() != 1) {
      throw new SignatureException("not an SSH signature of version 1");
    }
    SshPublicKey key = SshPublicKey.ofBlob(wire.string());
    String made = wire.text();
    byte[] reserved = wire.string();
    String hash = wire.text();
    byte[] inner = wire.string();
    wire.end();
    if (!made.equals(namespace)) {
      return new Outcome.Bad("it was made for '" + made + "', not for '" + namespace + "'");
    }
    byte[] digest =
        switch (hash) {
          case "sha256" -> MessageDigest.getInstance("SHA-256").digest(message);
          case "sha512" -> MessageDigest.getInstance("SHA-512").digest(message);
          default -> throw new SignatureException("unknown hash");
        };
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes("SSHSIG".getBytes(StandardCharsets.US_ASCII));
    string(signed, namespace.getBytes(StandardCharsets.UTF_8));
    string(signed, reserved);
    string(signed, hash.getBytes(StandardCharsets.US_ASCII));
    string(signed, digest);
    return holds(key, new SshWire(inner), signed.toByteArray())
        ? new Outcome.Good(key)
        : new Outcome.Bad("it does not fit this text and key");
  }

  private static boolean holds(SshPublicKey key, SshWire inner, byte[] signed)
      throws GeneralSecurityException {
    SshKeys.Usable usable = SshKeys.of(key);
    String algorithm = inner.text();
    byte[] value = inner.string();
    byte[] message = signed;
    if (!usable.application().isEmpty()) {
      int flags = inner.uint8();
      int counter = inner.uint32();
      if ((flags & PRESENT) == 0) {
        throw new SignatureException("the security key does not say that somebody was present");
      }
      message = hardware(usable.application(), flags, counter, signed);
    }
    inner.end();
    Signature verifier = Signature.getInstance(algorithm(key.type(), algorithm));
    verifier.initVerify(usable.key());
    verifier.update(message);
    return verifier.verify(algorithm.contains("ecdsa") ? concatenated(value, key.type()) : value);
  }

  /** What a security key signs (OpenSSH, PROTOCOL.u2f). */
  private static byte[] hardware(String application, int flags, int counter, byte[] signed)
      throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] app = sha.digest(application.getBytes(StandardCharsets.ISO_8859_1));
    byte[] body = sha.digest(signed);
    return ByteBuffer.allocate(69).put(app).put((byte) flags).putInt(counter).put(body).array();
  }

  private static String algorithm(String type, String algorithm) throws SignatureException {
    boolean fits = type.equals("ssh-rsa") ? algorithm.startsWith("rsa-") : type.equals(algorithm);
    if (!fits) {
      throw new SignatureException("the algorithm does not fit the key");
    }
    return switch (algorithm) {
      case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> "Ed25519";
      case "rsa-sha2-256" -> "SHA256withRSA";
      case "rsa-sha2-512" -> "SHA512withRSA";
      case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com" ->
          "SHA256withECDSAinP1363Format";
      case "ecdsa-sha2-nistp384" -> "SHA384withECDSAinP1363Format";
      case "ecdsa-sha2-nistp521" -> "SHA512withECDSAinP1363Format";
      default -> throw new SignatureException("algorithm " + algorithm + " is not accepted");
    };
  }

  /** The two numbers of an ECDSA signature (RFC 5656 §3.1.2) at full width, one after the other. */
  private static byte[] concatenated(byte[] value, String type) throws SignatureException {
    int size = type.endsWith("521") ? 66 : type.endsWith("384") ? 48 : 32;
    SshWire wire = new SshWire(value);
    byte[] both = new byte[2 * size];
    for (int part = 0; part < 2; part++) {
      byte[] number = wire.mpint().toByteArray();
      int skip = number[0] == 0 ? 1 : 0;
      int length = number.length - skip;
      if (length > size) {
        throw new SignatureException("number too long");
      }
      System.arraycopy(number, skip, both, (part + 1) * size - length, length);
    }
    wire.end();
    return both;
  }

  private static void string(ByteArrayOutputStream out, byte[] value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
    out.writeBytes(value);
  }
}

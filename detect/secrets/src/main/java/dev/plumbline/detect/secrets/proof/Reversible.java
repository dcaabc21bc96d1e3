package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that are only written otherwise: with a key that is published, or a fixed table. What
 * they are is not kept; that they can be read is the proof.
 */
final class Reversible {
  /** Published by Microsoft: [MS-GPPREF], section 2.2.1.1.4. */
  private static final byte[] PREFERENCES =
      HexFormat.of().parseHex("4e9906e8fcb66cc9faf49310620ffee8f496e806cc057990209b09a433b66c1b");

  /** The table of "type 7", in every description of it since 1995. */
  private static final String TYPE7 = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

  private Reversible() {}

  /** {@code cpassword} of Group Policy Preferences: AES with the published key. */
  static Judgement preferences(String value) {
    byte[] bytes = Base64Text.decode(value);
    if (bytes == null || bytes.length == 0 || bytes.length % 16 != 0) {
      return Judgement.refuted("does not decode to blocks");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(PREFERENCES, "AES"),
          new IvParameterSpec(new byte[16]));
      String text = new String(cipher.doFinal(bytes), StandardCharsets.UTF_16LE);
      return text.isEmpty()
          ? Judgement.refuted("an empty password")
          : Judgement.of(Kind.CHECKSUM, "decrypts with the key that Microsoft published");
    } catch (GeneralSecurityException e) {
      return Judgement.refuted("does not decrypt with the published key");
    }
  }

  /** "Type 7" of Cisco IOS: where in the table it begins, then one byte for each character. */
  static Judgement typeSeven(String value) {
    int at = Integer.parseInt(value.substring(0, 2));
    if (at > 52 || value.length() % 2 != 0) {
      return Judgement.refuted("begins outside of the table");
    }
    byte[] bytes = HexFormat.of().parseHex(value.substring(2));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) TYPE7.charAt((at + i) % TYPE7.length());
    }
    return FixedKeys.typed(bytes)
        ? Judgement.of(Kind.PARSED, "can be read back with the public table")
        : Judgement.refuted("does not read back to text");
  }
}

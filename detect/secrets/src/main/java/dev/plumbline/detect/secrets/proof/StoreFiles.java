package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Files that hold keys, written into text as base64 or hex. */
final class StoreFiles {
  private static final String DATA = "2a864886f70d010701";
  private static final int JKS = 0xfeedfeed;
  private static final int LONGEST = 64 * 1024;

  private StoreFiles() {}

  /** PKCS #12 (RFC 7292): version 3, then content of type data. */
  static Judgement pkcs12(String value) {
    byte[] bytes = Base64Text.decode(whole(value));
    Der file = bytes == null ? null : begun(bytes);
    if (file == null) {
      return Judgement.refuted("no PKCS #12 file");
    }
    java.math.BigInteger version = file.integer();
    Der safe = version != null && version.intValue() == 3 ? open(file) : null;
    Der type = safe == null ? null : safe.enter(Der.OBJECT);
    return type != null && HexFormat.of().formatHex(type.rest()).equals(DATA)
        ? Judgement.of(Kind.PARSED, "parsed as a PKCS #12 file")
        : Judgement.refuted("no PKCS #12 file");
  }

  /** Java's own key store: its magic, version 2, a number of entries, the first one's kind. */
  static Judgement javaStore(String value) {
    byte[] bytes = Base64Text.decode(whole(value));
    if (bytes == null || bytes.length < 32) {
      return Judgement.refuted("too short for a key store");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean head = in.getInt() == JKS && in.getInt() == 2;
    int entries = in.getInt();
    int kind = in.getInt();
    if (!head || entries < 1 || entries > 10_000 || kind < 1 || kind > 3) {
      return Judgement.refuted("no key store");
    }
    return kind == 2
        ? Judgement.refuted("a store of certificates")
        : Judgement.of(Kind.PARSED, "parsed as a key store whose first entry is a private key");
  }

  /** Ansible Vault 1.1 and 1.2: hex of three lines of hex, salt, HMAC, cipher text. */
  static Judgement ansibleVault(String value) {
    String hex = value.replaceAll("\\s++", "");
    String text = hex.length() % 2 == 0 ? text(hex) : null;
    String[] lines = text == null ? new String[0] : text.split("\n", -1);
    return lines.length == 3 && lines[0].length() == 64 && lines[1].length() == 64
        ? Judgement.of(Kind.PARSED, "salt, HMAC and cipher text of a vault")
        : Judgement.refuted("no vault inside");
  }

  /** A secret of Jenkins: 1, the lengths of vector and text, vector, text in whole blocks. */
  static Judgement jenkins(String value) {
    byte[] bytes = Base64Text.decode(value.substring(1, value.length() - 1));
    if (bytes == null || bytes.length < 9 + 32 || bytes[0] != 1) {
      return Judgement.refuted("no secret of Jenkins");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, 8);
    int vector = in.getInt();
    int text = in.getInt();
    return vector == 16 && text > 0 && text % 16 == 0 && bytes.length == 9 + vector + text
        ? Judgement.of(Kind.PARSED, "vector and cipher text in the form of Jenkins")
        : Judgement.refuted("no secret of Jenkins");
  }

  /** A static key of OpenVPN: 256 bytes of hex between its marks. */
  static Judgement openVpn(String value) {
    String hex = value.replaceAll("(?:\\s|\\\\n)++", "");
    return hex.length() == 512 && hex.chars().distinct().count() >= 14
        ? Judgement.of(Kind.PARSED, "256 bytes between the marks of a static key")
        : Judgement.refuted("no 256 bytes between the marks");
  }

  private static @Nullable String text(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return FixedKeys.typed(
            new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\n", "")
                .getBytes(StandardCharsets.ISO_8859_1))
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : null;
  }

  /** The outer sequence, whose end may be cut off. */
  private static @Nullable Der begun(byte[] bytes) {
    return bytes.length < 60 || bytes[0] != Der.SEQUENCE ? null : Der.of(bytes).begin();
  }

  private static @Nullable Der open(Der in) {
    return in.tag() == Der.SEQUENCE ? in.begin() : null;
  }

  private static String whole(String value) {
    String plain = value.replaceAll("\\s++", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST) / 4 * 4);
  }
}

package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * GitLab's tokens. A routable one is prefix, payload in base64, a dot, the payload's version where
 * it has one, a dot, the payload's length in two base36 digits, and CRC-32 of all before in seven.
 *
 * <p>Source: "Routable tokens" among the design documents of GitLab's handbook.
 */
final class GitlabToken {
  private static final int SUM = 7;

  private GitlabToken() {}

  static Judgement judge(String value) {
    int dot = value.lastIndexOf('.');
    if (dot < 0 || dot != value.length() - SUM - 3) {
      return Judgement.of(Kind.FORMAT, "the form of a token that names no route");
    }
    CRC32 crc = new CRC32();
    int body = value.length() - SUM;
    crc.update(value.substring(0, body).getBytes(StandardCharsets.ISO_8859_1));
    String digits = Long.toString(crc.getValue(), 36);
    String sum = "0".repeat(SUM - digits.length()) + digits;
    return value.endsWith(sum)
        ? Judgement.of(Kind.CHECKSUM, "its checksum (CRC-32 in base36) is right")
        : Judgement.of(
                Kind.FORMAT, "its checksum (CRC-32 in base36) is wrong: never issued, or altered")
            .capped(Severity.LOW);
  }
}

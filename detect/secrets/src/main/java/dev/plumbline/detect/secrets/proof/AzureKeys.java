package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Keys of Azure services that carry a service's mark and a checksum of their own.
 *
 * <p>Source: Microsoft's public library, github.com/microsoft/security-utilities. The seed of a
 * checksum is eight ASCII characters that name what the key is for.
 */
final class AzureKeys {
  private static final String[] PURPOSES = {
    "System00",
    "Unknown0",
    "Send0000",
    "Manage00",
    "Listen00",
    "AbAcct00",
    "Master00",
    "Functi00",
    "SysAll00",
    "Resour00",
    "MastRO00",
    "SystRO00",
    "Encryp00",
    "MastRW00",
    "SystRW00",
    "Access00",
    "Default0",
    "Query000",
    "PAdmin00",
    "Classic0",
    "ACRDflt0",
    "UsrPwd00",
    "IoTHub00",
    "DpsKey00",
    "Device00",
    "Tenant00",
    "Gatewy00",
    "GitKey00",
    "SendRecv"
  };

  private static final long ENTRA = seed("AadPwd00");
  private static final String ENTRA_DIGITS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Where the checksum of a common annotated key begins. */
  private static final int ANNOTATED = 80;

  private AzureKeys() {}

  /** A key in base64 whose last four bytes are the checksum of those before. */
  static Judgement identifiable(String value) {
    byte[] bytes = Base64Text.decode(value);
    if (bytes == null || bytes.length < 8) {
      return Judgement.refuted("does not decode");
    }
    int body = bytes.length - 4;
    int sum = ByteBuffer.wrap(bytes, body, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    for (String purpose : PURPOSES) {
      if (Marvin32.checksum(bytes, body, seed(purpose)) == sum) {
        return right();
      }
    }
    return wrong();
  }

  /** A common annotated key: the checksum of its first 60 bytes in the last four characters. */
  static Judgement annotated(String value) {
    byte[] bytes = Base64Text.decode(value.substring(0, ANNOTATED));
    if (bytes == null) {
      return Judgement.refuted("does not decode");
    }
    int sum = Marvin32.checksum(bytes, bytes.length, seed("Default0"));
    byte[] little = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(sum).array();
    String plain = Base64.getEncoder().encodeToString(new byte[] {little[0], little[1], little[2]});
    String end = value.substring(ANNOTATED, ANNOTATED + 4);
    String digits = digits(Integer.toUnsignedLong(Integer.reverseBytes(sum)), BASE62);
    return end.equals(plain) || (digits + "000000").startsWith(end) ? right() : wrong();
  }

  /**
   * A client secret of Microsoft Entra: of its checksum's six digits the first three stand last.
   */
  static Judgement entra(String value) {
    if (!value.startsWith("8Q~", 3)) {
      return Judgement.of(Kind.FORMAT, "the form of a client secret");
    }
    int body = value.length() - 3;
    byte[] bytes = value.substring(0, body).getBytes(StandardCharsets.ISO_8859_1);
    int sum = Marvin32.checksum(bytes, bytes.length, ENTRA);
    String digits = "aaaaaa" + digits(Integer.toUnsignedLong(sum), ENTRA_DIGITS);
    return digits.startsWith(value.substring(body), digits.length() - 6) ? right() : wrong();
  }

  /** The seed that names a purpose. */
  static long seed(String purpose) {
    return ByteBuffer.wrap(purpose.getBytes(StandardCharsets.US_ASCII)).getLong();
  }

  /** A number in an alphabet's digits, the highest first. */
  static String digits(long number, String alphabet) {
    StringBuilder digits = new StringBuilder();
    for (long rest = number; rest > 0; rest /= alphabet.length()) {
      digits.append(alphabet.charAt((int) (rest % alphabet.length())));
    }
    return digits.reverse().toString();
  }

  private static Judgement right() {
    return Judgement.of(Kind.CHECKSUM, "its checksum (Marvin32) is right");
  }

  private static Judgement wrong() {
    return Judgement.of(
            Kind.FORMAT, "its checksum (Marvin32) is none that is known: altered, or newer")
        .capped(Severity.LOW);
  }
}

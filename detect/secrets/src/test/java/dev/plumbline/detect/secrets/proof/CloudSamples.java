package dev.plumbline.detect.secrets.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;

/** Sample credentials of clouds and hosts with sound checksums. */
public final class CloudSamples {
  private static final String ENTRA =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private CloudSamples() {}

  /** A key with a service's mark: {@code MARK:alphabet:bytes}. */
  public static String azure(String argument, Random random) {
    String[] parts = argument.split(":", -1);
    int length = Integer.parseInt(parts[2]);
    String key;
    do {
      key = azure(parts[0], parts[1].equals("url"), length, random);
    } while (parts[1].equals("alnum") && !key.matches("[A-Za-z0-9]+"));
    return key;
  }

  private static String azure(String mark, boolean url, int length, Random random) {
    byte[] bytes = bytes(length, random);
    Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
    String text = encoder.encodeToString(bytes);
    int padding = text.length() - text.replace("=", "").length();
    int at = text.length() - padding - 10;
    String marked = text.substring(0, at) + mark + "A" + text.substring(at + 5);
    bytes = url ? Base64.getUrlDecoder().decode(marked) : Base64.getDecoder().decode(marked);
    int sum = Marvin32.checksum(bytes, length - 4, AzureKeys.seed("System00"));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length - 4, sum);
    return encoder.encodeToString(bytes);
  }

  /** A common annotated key of the service with this mark. */
  public static String annotated(String mark, Random random) {
    String body = chars(BASE62, 52, random) + "JQQJ99" + "BAAC" + chars(BASE62, 14, random) + mark;
    byte[] bytes = Base64.getDecoder().decode(body);
    int sum = Marvin32.checksum(bytes, bytes.length, AzureKeys.seed("Default0"));
    long number = Integer.toUnsignedLong(Integer.reverseBytes(sum));
    return body + (AzureKeys.digits(number, BASE62) + "000000").substring(0, 4);
  }

  /** A client secret of Microsoft Entra. */
  public static String entra(Random random) {
    String body = chars(BASE62, 3, random) + "8Q~" + chars(ENTRA, 31, random);
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    int sum = Marvin32.checksum(bytes, bytes.length, AzureKeys.seed("AadPwd00"));
    String digits = "aaaaaa" + AzureKeys.digits(Integer.toUnsignedLong(sum), ENTRA);
    return body + digits.substring(digits.length() - 6, digits.length() - 3);
  }

  /** A routable token of GitLab with this prefix. */
  public static String gitlab(String prefix, Random random) {
    String body =
        prefix + chars(BASE62 + "-_", 36, random) + ".01.0" + chars("0123456789", 1, random);
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    String digits = Long.toString(crc.getValue(), 36);
    return body + "0".repeat(7 - digits.length()) + digits;
  }

  /** An SMTP password of Amazon SES. */
  public static String smtp(Random random) {
    byte[] bytes = bytes(33, random);
    bytes[0] = 4;
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The body of a short-term key of Amazon Bedrock. */
  public static String bedrock(Random random) {
    String request =
        "bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Signature="
            + chars("0123456789abcdef", 64, random);
    return Base64.getEncoder()
        .encodeToString((request + "&a=1".repeat(20)).getBytes(StandardCharsets.US_ASCII));
  }

  static String chars(String alphabet, int count, Random random) {
    StringBuilder chars = new StringBuilder();
    for (int i = 0; i < count; i++) {
      chars.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return chars.toString();
  }

  static byte[] bytes(int count, Random random) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}

package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.proof.CloudSamples;
import dev.plumbline.detect.secrets.proof.KeySamples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Makes sample secrets: {@code {base62:30}} and its like become random characters, {@code
 * {crc32-base62}} the checksum of what stands before it. {@code <<} and {@code >>} mark the value.
 */
final class Template {
  private static final Pattern PIECE = Pattern.compile("\\{([a-zA-Z0-9-]+)(?::([^{}]*))?\\}|<<|>>");
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String BASE62 = DIGITS + UPPER + LOWER;

  private final Random random;
  private final SampleKeys keys;
  private final StringBuilder text = new StringBuilder();
  private int start = -1;
  private int end = -1;

  private Template(Random random) {
    this.random = random;
    keys = new SampleKeys(random);
  }

  /**
   * A text with a sample secret.
   *
   * @param start where the value begins, or -1 when the template does not mark it
   */
  record Sample(String text, int start, int end) {
    String value() {
      return text.substring(start, end);
    }
  }

  static Sample expand(String template, Random random) {
    Template made = new Template(random);
    Matcher matcher = PIECE.matcher(template);
    int done = 0;
    while (matcher.find()) {
      made.text.append(template, done, matcher.start());
      made.piece(matcher.group(), matcher.group(1), matcher.group(2));
      done = matcher.end();
    }
    made.text.append(template, done, template.length());
    return new Sample(made.text.toString(), made.start, made.end);
  }

  private void piece(String whole, String name, String argument) {
    if (whole.equals("<<")) {
      start = text.length();
    } else if (whole.equals(">>")) {
      end = text.length();
    } else {
      text.append(argument == null ? plain(whole, name) : sized(whole, name, argument));
    }
  }

  private String plain(String whole, String name) {
    return switch (name) {
      case "uuid" -> uuid();
      case "crc32-base62" -> base62(crc(text.substring(text.lastIndexOf("_") + 1)));
      case "crc32-hex" -> String.format(Locale.ROOT, "%08X", crc(text.substring(start)));
      case "crc32-hex-le" -> littleEndian(crc(text.substring(start, text.length() - 1)));
      case "jwt" -> jwt("{\"sub\":\"" + chars(BASE62, 12) + "\",\"exp\":4102444800}", true);
      case "jwt-unsigned" -> jwt("{\"sub\":\"" + chars(BASE62, 12) + "\"}", false);
      case "jwt-textbook" -> jwt("{\"sub\":\"1234567890\",\"name\":\"John Doe\"}", true);
      case "macaroon" -> "pypi-" + url("\u0002\u0001\u0008pypi.org\u0002" + chars(BASE62, 120));
      case "bot" -> url("1" + chars(DIGITS, 17)) + "." + chars(BASE62, 6) + "." + chars(BASE62, 38);
      case "b64url64" -> Base64.getUrlEncoder().encodeToString(bytes(64));
      case "entra" -> CloudSamples.entra(random);
      case "ses" -> CloudSamples.smtp(random);
      case "bedrock" -> CloudSamples.bedrock(random);
      case "age" -> keys.age();
      case "putty" -> keys.putty();
      default -> {
        String key = KeySamples.of(name, random);
        yield key.isEmpty() ? whole : key;
      }
    };
  }

  private String sized(String whole, String name, String argument) {
    return switch (name) {
      case "pem" -> keys.pem(argument);
      case "pem-escaped" -> keys.pem(argument).strip().replace("\n", "\\n");
      case "pem-indented" -> keys.pem(argument).indent(2);
      case "pem-base64" -> encode(keys.pem(argument) + " ".repeat(paddingTo3(argument)));
      case "b64" -> encode(argument.replace("#pw", password(12)));
      case "key64" -> Base64.getEncoder().encodeToString(bytes(Integer.parseInt(argument)));
      case "jwt-claims" -> jwt("{" + argument + ",\"jti\":\"" + uuid() + "\"}", true);
      case "bech32" -> keys.bech32(argument);
      case "azure" -> CloudSamples.azure(argument, random);
      case "azure-annotated" -> CloudSamples.annotated(argument, random);
      case "gitlab" -> CloudSamples.gitlab(argument, random);
      case "password" -> password(Integer.parseInt(argument));
      case "same" -> "x".repeat(Integer.parseInt(argument));
      case "same-0", "same-f", "same-z" -> name.substring(5).repeat(Integer.parseInt(argument));
      default -> {
        String alphabet = alphabet(name);
        yield alphabet.isEmpty() ? whole : chars(alphabet, Integer.parseInt(argument));
      }
    };
  }

  private static String alphabet(String name) {
    return switch (name) {
      case "base62" -> BASE62;
      case "base64" -> BASE62 + "+/";
      case "base64url" -> BASE62 + "-_";
      case "base32" -> UPPER + "234567";
      case "base32l" -> LOWER + "234567";
      case "hex" -> DIGITS + "abcdef";
      case "HEX" -> DIGITS + "ABCDEF";
      case "digits" -> DIGITS;
      case "letters" -> UPPER + LOWER;
      case "upper" -> UPPER;
      case "lower" -> LOWER;
      case "lowernum" -> LOWER + DIGITS;
      case "uppernum" -> UPPER + DIGITS;
      default -> "";
    };
  }

  /** Mixed as people's better passwords are: all kinds of characters, a letter first. */
  private String password(int length) {
    StringBuilder password = new StringBuilder();
    String[] kinds = {LOWER, UPPER, DIGITS, LOWER, DIGITS, "!*+~^"};
    for (int i = 0; i < length; i++) {
      password.append(chars(kinds[i % kinds.length], 1));
    }
    return password.toString();
  }

  private String chars(String alphabet, int count) {
    StringBuilder chars = new StringBuilder();
    for (int i = 0; i < count; i++) {
      chars.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return chars.toString();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String jwt(String claims, boolean signed) {
    String head = url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + url(claims) + ".";
    return signed ? head + chars(BASE62 + "-_", 43) : head;
  }

  private static long crc(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  private static String base62(long number) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      digits.insert(0, BASE62.charAt((int) (number % 62)));
      number /= 62;
    }
    return digits.toString();
  }

  private static String littleEndian(long crc) {
    return HexFormat.of().toHexDigits(Integer.reverseBytes((int) crc));
  }

  private static String url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private int paddingTo3(String kind) {
    return (3 - keys.pem(kind).length() % 3) % 3;
  }
}

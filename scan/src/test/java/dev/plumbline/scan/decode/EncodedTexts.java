package dev.plumbline.scan.decode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/** Texts with encoded runs among ordinary lines. */
final class EncodedTexts {
  private EncodedTexts() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(20);
    for (int i = 0; i < parts; i++) {
      byte[] value = new byte[random.nextInt(200)];
      random.nextBytes(value);
      text.append(
          switch (random.nextInt(9)) {
            case 0 -> Base64.getEncoder().encodeToString(value);
            case 1 -> Base64.getMimeEncoder(64, bytes("\n    ")).encodeToString(value);
            case 2 -> HexFormat.of().formatHex(value);
            case 3 -> "%70%61ss" + " ".repeat(random.nextInt(300)) + "%77";
            case 4 -> "\\u0070\\x61" + "y".repeat(random.nextInt(300)) + "\\u0077";
            case 5 -> "&quot;word&quot; &#103;";
            case 6 ->
                Base64.getMimeEncoder(48, bytes("\n")).encodeToString(value).replace("\n", "\\n");
            case 7 -> "int value = compute(left, right);";
            default -> "a_rather_long-identifier/of_many-words_indeed";
          });
      text.append(random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "\n" : " = ");
    }
    return text.append(' ').toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

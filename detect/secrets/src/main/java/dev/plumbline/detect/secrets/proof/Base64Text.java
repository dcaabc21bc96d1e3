package dev.plumbline.detect.secrets.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 (RFC 4648) of either alphabet, padded or not. */
final class Base64Text {
  private Base64Text() {}

  /** The decoded bytes, or null if it is none. */
  static byte @Nullable [] decode(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    if (end % 4 == 1) {
      return null;
    }
    String plain = text.substring(0, end).replace('-', '+').replace('_', '/');
    try {
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The decoded bytes as text, one character for each byte, or null if it is no base64. */
  static @Nullable String decodeText(String text) {
    byte[] bytes = decode(text);
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether all characters are printable ASCII. */
  static boolean printable(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}

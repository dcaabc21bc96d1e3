package dev.plumbline.scan.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Names and paths inside git data. They are data: nothing here touches the disk. */
public final class GitPaths {
  private GitPaths() {}

  /** UTF-8; where the bytes are no UTF-8, the bytes outside ASCII become {@code \xHH}. */
  public static String decode(byte[] bytes, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length && ascii; i++) {
      ascii = bytes[i] >= 0;
    }
    if (ascii) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      StringBuilder escaped = new StringBuilder();
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] >= 0) {
          escaped.append((char) bytes[i]);
        } else {
          escaped.append("\\x").append(HexFormat.of().toHexDigits(bytes[i]));
        }
      }
      return escaped.toString();
    }
  }

  /** Whether git would refuse to check out a file of this name. */
  static boolean trick(String name) {
    return name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.indexOf('/') >= 0
        || name.toLowerCase(Locale.ROOT).equals(".git")
        || name.toLowerCase(Locale.ROOT).equals("git~1");
  }

  /**
   * Whether git-check-ref-format(1) allows this name, which has at least one slash or is a word.
   */
  static boolean goodRefName(String name) {
    if (name.isEmpty() || name.length() > 4096 || name.endsWith("/") || name.endsWith(".")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < 0x20 || c == 0x7f || " ~^:?*[\\".indexOf(c) >= 0) {
        return false;
      }
    }
    if (name.contains("..") || name.contains("@{") || name.contains("//") || name.equals("@")) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.endsWith(".lock")) {
        return false;
      }
    }
    return true;
  }
}

package dev.plumbline.report.escape;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Paths and addresses as URIs (RFC 3986). */
public final class UriText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private UriText() {}

  /**
   * A path with {@code /} between its parts as a relative reference. All but unreserved characters
   * are percent-encoded as UTF-8, so no part is read as a scheme, a query or a fragment; a leading
   * slash and the parts {@code .} and {@code ..} are encoded too, so that it stays below its base
   * for whoever does not normalise it.
   */
  public static String path(String path) {
    StringBuilder out = new StringBuilder(path.length() + 16);
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        out.append(out.isEmpty() || parts[i - 1].isEmpty() ? "%2F" : "/");
      }
      part(out, parts[i]);
    }
    return out.toString();
  }

  private static void part(StringBuilder out, String part) {
    if (part.equals(".") || part.equals("..")) {
      out.append("%2E".repeat(part.length()));
      return;
    }
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
  }

  /**
   * Whether an address may be shown as a link: {@code https} or {@code http}, printable ASCII, no
   * user name or password.
   */
  public static boolean linkable(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int authority = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : -1;
    if (authority < 0 || address.length() == authority) {
      return false;
    }
    int end = authority;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(authority, end).indexOf('@') < 0
        && address.chars().allMatch(c -> c > 0x20 && c < 0x7F && "\"<>\\^`{|}'".indexOf(c) < 0);
  }
}

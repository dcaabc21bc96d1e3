package dev.plumbline.detect.dependencies;

import java.util.regex.Pattern;

/**
 * Text of a manifest as it may be shown: user names and passwords in addresses are cut, and so are
 * queries, where tokens stand as well. What is very long is cut off.
 */
final class Shown {
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern USER =
      Pattern.compile("\\b([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^/\\s`\"']{1,2000}@");
  private static final Pattern QUERY =
      Pattern.compile(
          "\\b([A-Za-z][A-Za-z0-9+.-]{0,20}://[^?\\s`\"']{1,2000})\\?[^#\\s`\"']{1,4000}");

  private Shown() {}

  static String of(String text) {
    String shown = text;
    if (text.contains("://")) {
      String cut = USER.matcher(text).replaceAll("$1…@");
      shown = QUERY.matcher(cut).replaceAll("$1?…");
    }
    return shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown;
  }
}

package dev.plumbline.detect.dependencies;

import java.util.regex.Pattern;

/**
 * Text of a manifest as it may be shown: user names and passwords in addresses are cut, and so are
 * queries, where tokens stand as well.
 */
final class Shown {
  private static final Pattern USER =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^/@\\s`\"']{1,500}@");
  private static final Pattern QUERY =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}://[^?\\s`\"']{1,500})\\?[^#\\s`\"']{1,1000}");

  private Shown() {}

  static String of(String text) {
    String cut = USER.matcher(text).replaceAll("$1…@");
    return QUERY.matcher(cut).replaceAll("$1?…");
  }
}

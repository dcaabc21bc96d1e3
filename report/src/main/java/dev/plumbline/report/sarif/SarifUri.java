package dev.plumbline.report.sarif;

import dev.plumbline.report.escape.UriText;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of repositories as absolute URIs without user name or password. */
final class SarifUri {
  private SarifUri() {}

  /**
   * The address when it is a plain URI; {@code host:path} as git writes it, as an {@code ssh} URI;
   * anything odd percent-encoded in an opaque URI. What stands before an {@code @} is always cut.
   */
  static String address(String address) {
    String cut = withoutUser(address);
    if (!cut.contains("://")) {
      int colon = cut.indexOf(':');
      boolean host = colon > 0 && cut.substring(0, colon).matches("[A-Za-z0-9.-]{2,253}");
      return host
          ? "ssh://" + cut.substring(0, colon) + "/" + UriText.path(cut.substring(colon + 1))
          : "repository:" + UriText.path(cut);
    }
    try {
      return new URI(cut).toASCIIString();
    } catch (URISyntaxException e) {
      return "repository:" + UriText.path(cut);
    }
  }

  private static String withoutUser(String address) {
    int scheme = address.indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    int end = address.indexOf('/', authority);
    int at = address.lastIndexOf('@', end < 0 ? address.length() : end);
    return at < authority ? address : address.substring(0, authority) + address.substring(at + 1);
  }
}

package dev.plumbline.report.sarif;

import dev.plumbline.report.escape.UriText;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of repositories as absolute URIs without user name or password. */
final class SarifUri {
  private SarifUri() {}

  /**
   * The address when it is a plain URI; else, for {@code git@host:path} and anything odd, an opaque
   * URI that holds it percent-encoded. What stands before an {@code @} is always cut.
   */
  static String address(String address) {
    String cut = withoutUser(address);
    try {
      URI uri = new URI(cut);
      if (uri.isAbsolute()) {
        return uri.toASCIIString();
      }
    } catch (URISyntaxException e) {
      // Not a URI: handled below like any other odd address.
    }
    return "repository:" + UriText.path(cut);
  }

  private static String withoutUser(String address) {
    int scheme = address.indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    int end = address.indexOf('/', authority);
    int at = address.lastIndexOf('@', end < 0 ? address.length() : end);
    return at < authority ? address : address.substring(0, authority) + address.substring(at + 1);
  }
}

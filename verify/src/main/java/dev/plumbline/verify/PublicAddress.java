package dev.plumbline.verify;

import java.net.InetAddress;

/**
 * Tells addresses of the public Internet from all others: loopback, private, link-local, shared
 * (RFC 6598), unique local (RFC 4193), multicast, documentation, benchmarking, translation and
 * reserved ranges, and so the metadata services of clouds (IANA special-purpose registries, RFC
 * 6890). An IPv4 address inside of an IPv6 one counts as what it is.
 */
final class PublicAddress {
  /** IPv4 ranges as first address and prefix length. */
  private static final String[] CLOSED = {
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "168.63.129.16/32"
  };

  private PublicAddress() {}

  /** Whether it is an address that anybody on the Internet can reach. */
  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? four(bytes, 0) : six(bytes);
  }

  private static boolean four(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    for (String range : CLOSED) {
      int slash = range.indexOf('/');
      long first = 0;
      for (String part : range.substring(0, slash).split("\\.")) {
        first = first << 8 | Integer.parseInt(part);
      }
      int shift = 32 - Integer.parseInt(range.substring(slash + 1));
      if (value >> shift == first >> shift) {
        return false;
      }
    }
    return true;
  }

  private static boolean six(byte[] b) {
    boolean zeros = true;
    for (int i = 0; i < 10; i++) {
      zeros &= b[i] == 0;
    }
    int mark = (b[10] & 0xFF) << 8 | b[11] & 0xFF;
    if (zeros && (mark == 0xFFFF || mark == 0)) {
      // Mapped and compatible addresses; the latter hold :: and ::1 too.
      return mark == 0xFFFF && four(b, 12);
    }
    int first = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
    int second = (b[2] & 0xFF) << 8 | b[3] & 0xFF;
    if (first == 0x2002) {
      return four(b, 2);
    }
    if (first == 0x64 && second == 0xFF9B) {
      return b[4] == 0 && b[5] == 0 && four(b, 12);
    }
    // Only 2000::/3 is handed out; of it, protocol assignments, Teredo, ORCHID, documentation and
    // the discard prefix are closed.
    boolean global = (first & 0xE000) == 0x2000;
    boolean protocol = first == 0x2001 && (second & 0xFE00) == 0;
    boolean documentation =
        first == 0x2001 && second == 0x0DB8 || first == 0x3FFF && second < 0x1000;
    return global && !protocol && !documentation;
  }
}

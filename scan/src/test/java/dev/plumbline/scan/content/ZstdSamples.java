package dev.plumbline.scan.content;

import java.util.Base64;

/** Frames that a Zstandard compressor made, with Huffman codes and sequences. */
final class ZstdSamples {
  private ZstdSamples() {}

  /** Ten times two lines with a needle, and three lines of other words: 680 bytes unpacked. */
  static byte[] packed() {
    return Base64.getDecoder()
        .decode(
            "KLUv/WSoAeUDACLHFxhgrQ5XSIRq9dg07JIkpNqWYc0OBwFcHB6Aa44t9thrakEF3SU735G9yJWk"
                + "Qo3hcNIMNex0ZOaE6K+dD5xfpo+97Hh1eW3E9HnXw+eKRrClBoEXydzHxAowRfppz12XCQAGKaAw"
                + "qEEyT5jr1XVAtUpzXUmoFAARVBkqP+gj");
  }
}

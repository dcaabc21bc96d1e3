package dev.plumbline.scan.content;

import dev.plumbline.scan.Content;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds text that is stored as UTF-16 or UTF-32 and gives it as UTF-8, since patterns are written
 * for bytes of ASCII. Judged by the byte-order mark (Unicode 16, §23.8) or, without one, by where
 * the zero bytes of the first 4 KiB stand.
 */
final class TextViews {
  private static final int PROBE = 4096;

  private TextViews() {}

  /** The content decoded to UTF-8, when it is UTF-16 or UTF-32. */
  static Optional<Content> decoded(Content content) {
    return charset(content)
        .map(charset -> {
          byte[] utf8 =
              charset
                  .decode(ByteBuffer.wrap(content.bytes(), content.offset(), content.length()))
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
          return new Content(utf8, 0, utf8.length, charset.name());
        });
  }

  private static Optional<Charset> charset(Content content) {
    byte[] bytes = content.bytes();
    int at = content.offset();
    int length = content.length();
    if (length < 4) {
      return Optional.empty();
    }
    int mark = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    int next = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    if (mark == 0xFFFE) {
      return Optional.of(next == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE);
    }
    if (mark == 0xFEFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (mark == 0 && next == 0xFEFF) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    return byZeros(bytes, at, Math.min(length, PROBE) & ~3);
  }

  private static Optional<Charset> byZeros(byte[] bytes, int at, int length) {
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] == 0) {
        zeros[i & 3]++;
      }
    }
    int quarter = length / 4;
    boolean[] mostly = new boolean[4];
    boolean[] hardly = new boolean[4];
    for (int i = 0; i < 4; i++) {
      mostly[i] = zeros[i] * 10L >= quarter * 6L;
      hardly[i] = zeros[i] * 20L <= quarter;
    }
    if (quarter < 2) {
      return Optional.empty();
    }
    if (hardly[0] && mostly[1] && mostly[2] && mostly[3]) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (mostly[0] && mostly[1] && mostly[2] && hardly[3]) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (hardly[0] && mostly[1] && hardly[2] && mostly[3]) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (mostly[0] && hardly[1] && mostly[2] && hardly[3]) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }
}

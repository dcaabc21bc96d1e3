package dev.plumbline.scan.history;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Git LFS pointer: a small text that stands for a content stored elsewhere.
 *
 * <p>Source: git-lfs specification, docs/spec.md.
 *
 * @param oid SHA-256 of the content in hex
 * @param size of the content in bytes
 */
public record LfsPointer(String oid, long size) {
  private static final byte[] HEAD =
      "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern BODY =
      Pattern.compile("\\noid sha256:([0-9a-f]{64})\\nsize ([0-9]{1,18})\\n");

  /** The pointer in these bytes, if they are one. */
  public static Optional<LfsPointer> read(byte[] bytes, int offset, int length) {
    if (length > 1024
        || length < HEAD.length
        || !java.util.Arrays.equals(bytes, offset, offset + HEAD.length, HEAD, 0, HEAD.length)) {
      return Optional.empty();
    }
    Matcher matcher = BODY.matcher(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    return matcher.find()
        ? Optional.of(new LfsPointer(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}

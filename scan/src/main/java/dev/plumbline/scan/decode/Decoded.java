package dev.plumbline.scan.decode;

import org.jspecify.annotations.Nullable;

/**
 * What an encoded run says.
 *
 * @param label how it was encoded
 * @param bytes the decoded bytes
 * @param start where the run begins in the text it stands in
 * @param end behind its last byte
 * @param origins for each decoded byte where it stands in that text; null when only the run as a
 *     whole can be named
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Decoded(String label, byte[] bytes, int start, int end, int @Nullable [] origins) {
  /** Where a decoded stretch begins in the text. */
  public int originOf(int at) {
    return origins == null ? start : at < origins.length ? origins[at] : end;
  }

  /** Where a decoded stretch that ends before {@code at} ends in the text. */
  public int originOfEnd(int at) {
    return origins == null ? end : at < origins.length ? origins[at] : end;
  }
}

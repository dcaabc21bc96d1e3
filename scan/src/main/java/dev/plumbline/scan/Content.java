package dev.plumbline.scan;

/**
 * One content: bytes that a content detector looks at, once for each unique content, wherever it
 * stands. The bytes are only valid during the call they are handed to, and must not be changed.
 *
 * @param bytes the array that holds it
 * @param offset where it begins
 * @param length how long it is
 * @param view how the bytes came about, for example empty for as stored or {@code utf-16le} for
 *     decoded to UTF-8
 */
public record Content(byte[] bytes, int offset, int length, String view) {
  public Content {
    java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
  }

  /** A content that fills its array and is as stored. */
  public static Content of(byte[] bytes) {
    return new Content(bytes, 0, bytes.length, "");
  }
}

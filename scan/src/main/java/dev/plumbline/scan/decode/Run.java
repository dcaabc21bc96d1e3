package dev.plumbline.scan.decode;

/**
 * A stretch of text that may be encoded bytes.
 *
 * @param encoding how
 * @param start its first byte, counted in the array
 * @param end behind its last byte
 */
public record Run(Encoding encoding, int start, int end) {
  /** How many bytes the text has. */
  public int length() {
    return end - start;
  }
}

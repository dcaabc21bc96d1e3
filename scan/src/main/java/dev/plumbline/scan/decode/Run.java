package dev.plumbline.scan.decode;

import java.util.Comparator;

/**
 * A stretch of text that may be encoded bytes.
 *
 * @param encoding how
 * @param start its first byte, counted in the array
 * @param end behind its last byte
 */
public record Run(Encoding encoding, int start, int end) implements Comparable<Run> {
  private static final Comparator<Run> ORDER =
      Comparator.comparingInt(Run::start).thenComparing(Run::end).thenComparing(Run::encoding);

  /** How many bytes the text has. */
  public int length() {
    return end - start;
  }

  /** A run of the same kind elsewhere. */
  public Run shifted(int by) {
    return new Run(encoding, start + by, end + by);
  }

  @Override
  public int compareTo(Run other) {
    return ORDER.compare(this, other);
  }
}

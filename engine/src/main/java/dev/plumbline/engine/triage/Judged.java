package dev.plumbline.engine.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person, or nobody yet, says of a finding in the baseline. */
public enum Judged {
  /** It was there when Plumbline came; nobody judged it. */
  KNOWN,
  /** It is no secret at all. */
  FALSE_POSITIVE,
  /** It has the form of a secret and opens nothing: a sample, a fixture. */
  TEST_VALUE,
  /** It is a secret: its clause stays violated until it is revoked and gone, or excepted. */
  REAL,
  /** It was one and opens nothing any more; it stays violated until it is gone, or excepted. */
  REVOKED;

  /** The word in the file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the finding is none. */
  public boolean isFalse() {
    return this == FALSE_POSITIVE || this == TEST_VALUE;
  }

  /** The verdict of this word. */
  public static Optional<Judged> of(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** All words, for messages. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Judged::label).toList();
  }
}

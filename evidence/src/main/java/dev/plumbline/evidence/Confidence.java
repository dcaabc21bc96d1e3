package dev.plumbline.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure a rule is that what it found is real. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH;

  /** The name used in files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confidence with this label, if there is one. */
  public static Optional<Confidence> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }
}

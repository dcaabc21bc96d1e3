package dev.plumbline.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether the document asks every project for a clause, strictest first. */
public enum Level {
  MANDATORY,
  OPTIONAL;

  /** The name used in files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level with this label, if there is one. */
  public static Optional<Level> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Whether this asks more than the other. */
  public boolean stricterThan(Level other) {
    return compareTo(other) < 0;
  }
}

package dev.plumbline.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, mildest first so that {@code compareTo} reads naturally. */
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The name used in files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity with this label, if there is one. */
  public static Optional<Severity> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Whether this is as bad as {@code floor} or worse. */
  public boolean atLeast(Severity floor) {
    return compareTo(floor) >= 0;
  }
}

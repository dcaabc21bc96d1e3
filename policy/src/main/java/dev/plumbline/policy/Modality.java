package dev.plumbline.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How binding a clause's verb is, strictest first. */
public enum Modality {
  MUST,
  SHOULD,
  MAY;

  /** The name used in files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The modality with this label, if there is one. */
  public static Optional<Modality> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Whether this binds more than the other. */
  public boolean stricterThan(Modality other) {
    return compareTo(other) < 0;
  }
}

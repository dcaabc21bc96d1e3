package dev.plumbline.report.model;

import java.util.Locale;

/**
 * How one detector's run ended.
 *
 * @param name the detector
 * @param version its version or the digest of its rules
 * @param state how it ended
 * @param detail what happened when it did not finish; else empty
 */
public record DetectorStatus(String name, String version, State state, String detail) {
  /** How a run ended. */
  public enum State {
    FINISHED,
    PARTIAL,
    CRASHED,
    NOT_RUN;

    /** The word used in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}

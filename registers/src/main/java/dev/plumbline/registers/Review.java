package dev.plumbline.registers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One review of an exception.
 *
 * @param by who reviewed it
 * @param on the day
 * @param outcome what came of it
 * @param note free text, may be empty
 * @param independent whether somebody other than the requester made it; else it does not count
 */
public record Review(String by, LocalDate on, Outcome outcome, String note, boolean independent) {

  /** What a review decides. */
  public enum Outcome {
    /** The exception stands until its end or the next review. */
    KEEP,
    /** The exception is over: from the next day on it covers nothing. */
    END;

    /** The word used in the register. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome with this label, if there is one. */
    public static Optional<Outcome> ofLabel(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }
}

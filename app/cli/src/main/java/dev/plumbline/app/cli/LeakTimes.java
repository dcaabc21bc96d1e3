package dev.plumbline.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as people give them on the command line. */
final class LeakTimes {
  private LeakTimes() {}

  /** A time with its zone; seconds are enough. */
  static Instant parse(String option, @Nullable String text, Instant otherwise)
      throws UsageException {
    if (text == null) {
      return otherwise.truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new UsageException(option + " " + text + ": write it as 2026-01-31T09:30:00Z");
    }
  }
}

package dev.plumbline.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role somebody held.
 *
 * @param name for example {@code security-team-lead}
 * @param from the first day
 * @param until the last day, or null while it lasts
 */
public record Role(String name, LocalDate from, @Nullable LocalDate until) {
  /** The role whose holder approves exceptions. */
  public static final String SECURITY_TEAM_LEAD = "security-team-lead";

  /** Whether it was held on this day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }
}

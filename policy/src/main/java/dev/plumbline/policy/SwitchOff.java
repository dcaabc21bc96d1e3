package dev.plumbline.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An overlay's wish not to judge a clause. It is reported wherever the clause would be.
 *
 * @param clause the clause's id
 * @param reason why, in words
 * @param by who decided it
 * @param until the last day it holds; null means until it is taken out
 * @param place where it is written
 */
public record SwitchOff(
    String clause, String reason, String by, @Nullable LocalDate until, SourcePlace place) {
  /** Whether it still holds on this day. */
  public boolean holdsOn(LocalDate day) {
    return until == null || !day.isAfter(until);
  }
}

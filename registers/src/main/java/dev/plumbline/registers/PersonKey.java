package dev.plumbline.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A key somebody signs with.
 *
 * @param kind which
 * @param value for SSH the type and the base64 blob with one space between, for OpenPGP the
 *     fingerprint in upper-case hex
 * @param from the first day it counts, or null for ever
 * @param until the last day it counts, or null while it lasts
 */
public record PersonKey(
    Kind kind, String value, @Nullable LocalDate from, @Nullable LocalDate until) {
  /** The kinds of key. */
  public enum Kind {
    SSH,
    OPENPGP
  }

  /** Whether it counted on this day. */
  public boolean on(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}

package dev.plumbline.report.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was run, on what, when. It holds no duration: same inputs give the same bytes.
 *
 * @param version the version of Plumbline
 * @param command {@code check} or {@code scan secrets}, without paths
 * @param target what was scanned
 * @param at the instant that is judged
 * @param newOnly whether only what is new since {@code base} is shown
 * @param base the trusted reference, or null when there is none
 */
public record Head(
    String version,
    String command,
    Target target,
    Instant at,
    boolean newOnly,
    @Nullable String base) {
  public Head {
    requireNonNull(version, "version is null");
    requireNonNull(command, "command is null");
    requireNonNull(target, "target is null");
    requireNonNull(at, "at is null");
  }
}

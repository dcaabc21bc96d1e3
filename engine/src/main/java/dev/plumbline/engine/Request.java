package dev.plumbline.engine;

import dev.plumbline.scan.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What to look at and for which instant.
 *
 * @param change how much
 * @param base a revision whose {@code .plumb/} is trusted; null when there is none
 * @param threads at least 1
 * @param at the instant that is judged
 * @param knownAt what was known by then counts
 * @param zone whose days count
 * @param org the organisation home; null when there is none
 * @param progress hears how far it is
 * @param cache the folder for results that a later run may use again; null for none
 */
public record Request(
    Change change,
    @Nullable String base,
    int threads,
    Instant at,
    Instant knownAt,
    ZoneId zone,
    @Nullable Path org,
    Progress progress,
    @Nullable Path cache) {
  /** A request without a cache. */
  public Request(
      Change change,
      @Nullable String base,
      int threads,
      Instant at,
      Instant knownAt,
      ZoneId zone,
      @Nullable Path org,
      Progress progress) {
    this(change, base, threads, at, knownAt, zone, org, progress, null);
  }
}

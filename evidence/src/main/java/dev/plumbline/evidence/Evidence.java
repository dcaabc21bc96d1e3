package dev.plumbline.evidence;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable envelope round what somebody saw.
 *
 * @param subject what it is about
 * @param checks the checks it speaks to
 * @param producer who made it
 * @param observedFrom start of the time it speaks about
 * @param observedTo end of the time it speaks about
 * @param collectedAt when it was made: what was known at {@code knownAt} is what was collected by
 *     then
 * @param validUntil after this it is stale; null leaves that to the clause's cadence
 * @param population how many things were examined; 0 proves nothing
 * @param payload what was seen
 */
public record Evidence(
    Subject subject,
    SortedSet<CheckId> checks,
    Producer producer,
    Instant observedFrom,
    Instant observedTo,
    Instant collectedAt,
    @Nullable Instant validUntil,
    long population,
    Payload payload) {
  public Evidence {
    checks = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(checks));
    if (observedTo.isBefore(observedFrom)) {
      throw new IllegalArgumentException("observedTo is before observedFrom");
    }
    if (population < 0) {
      throw new IllegalArgumentException("population is negative: " + population);
    }
  }
}

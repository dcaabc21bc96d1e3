package dev.plumbline.scan;

import dev.plumbline.evidence.CheckId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a detector is.
 *
 * @param name folder and class, for example {@code infrastructure/dockerfile}
 * @param checks the checks it speaks to: after a complete run each of them has an answer
 * @param facts the facts for guards that it decides: a fact it never reports as present is false
 *     when the whole snapshot was read, unknown otherwise
 * @param ruleDigest hex digest over its rules and its own version
 */
public record DetectorInfo(
    String name, SortedSet<CheckId> checks, SortedSet<String> facts, String ruleDigest) {
  public DetectorInfo {
    checks = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(checks));
    facts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(facts));
  }

  /** A detector with these checks and facts. */
  public static DetectorInfo of(
      String name, Set<String> checks, Set<String> facts, String ruleDigest) {
    TreeSet<CheckId> ids = new TreeSet<>();
    checks.forEach(check -> ids.add(new CheckId(check)));
    return new DetectorInfo(name, ids, new TreeSet<>(facts), ruleDigest);
  }
}

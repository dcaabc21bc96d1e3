package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every check that a clause may be bound to, and every fact that a guard may ask for. Built in:
 * {@code packs/checks.yaml}.
 *
 * @param checks by id
 * @param facts by name
 */
public record CheckCatalogue(SortedMap<CheckId, Check> checks, SortedMap<String, KnownFact> facts) {
  public CheckCatalogue {
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** The check with this id, if it is known. */
  public Optional<Check> check(CheckId id) {
    return Optional.ofNullable(checks.get(id));
  }

  /** The check written like this, if it is known. */
  public Optional<Check> check(String id) {
    try {
      return check(new CheckId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The fact with this name, if it is known. */
  public Optional<KnownFact> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}

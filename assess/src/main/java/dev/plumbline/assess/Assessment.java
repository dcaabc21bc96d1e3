package dev.plumbline.assess;

import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Loosening;
import dev.plumbline.policy.ResolvedPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What is true of every clause at an instant, by what was known then.
 *
 * @param at the instant whose deadlines count
 * @param knownAt only what was collected by then was heard
 * @param zone whose days count
 * @param policies what was judged
 * @param clauses one for each clause, in the order of the policies
 * @param journeys where each journey stands
 * @param switchedOff clauses that an overlay leaves unjudged
 * @param loosenings what the overlay asks less for than the built-in policies
 * @param exceptions the registered exceptions, whether they count or not
 * @param notes what a reader should know besides; sorted
 */
public record Assessment(
    Instant at,
    Instant knownAt,
    ZoneId zone,
    List<Edition> policies,
    List<ClauseSummary> clauses,
    List<JourneyState> journeys,
    List<ResolvedPolicy.SwitchedOff> switchedOff,
    List<Loosening> loosenings,
    List<Payload.Entry> exceptions,
    List<String> notes) {
  /** The words of the verdicts, worst first: the order of every count. */
  public static final List<String> WORDS =
      List.of("violated", "unproven", "excepted", "attested", "satisfied", "not applicable");

  public Assessment {
    policies = List.copyOf(policies);
    clauses = List.copyOf(clauses);
    journeys = List.copyOf(journeys);
    switchedOff = List.copyOf(switchedOff);
    loosenings = List.copyOf(loosenings);
    exceptions = List.copyOf(exceptions);
    notes = notes.stream().distinct().sorted().toList();
  }

  /**
   * A policy that was judged.
   *
   * @param id the policy
   * @param title its heading
   * @param edition which edition
   * @param digest SHA-256 in hex over its prose and bindings
   */
  public record Edition(String id, String title, String edition, String digest) {}

  /**
   * How many clauses have each verdict, by its word, worst first; words without clauses count 0.
   */
  public SequencedMap<String, Long> counts() {
    java.util.LinkedHashMap<String, Long> counts = new java.util.LinkedHashMap<>();
    WORDS.forEach(word -> counts.put(word, 0L));
    clauses.stream()
        .map(ClauseSummary::verdict)
        .map(Verdict::word)
        .collect(Collectors.groupingBy(word -> word, Collectors.counting()))
        .forEach(counts::put);
    return Collections.unmodifiableSequencedMap(counts);
  }

  /** How many clauses somebody can say something about: all but the unproven. */
  public long decided() {
    return clauses.stream().filter(ClauseSummary::decided).count();
  }

  /** The clause with this id, if it is judged. */
  public Optional<ClauseSummary> clause(String id) {
    return clauses.stream().filter(each -> each.clause().id().equals(id)).findFirst();
  }

  /** Whether the gate is closed under these options. */
  public Gate gate(GateOptions options) {
    return Gate.of(clauses, options);
  }
}

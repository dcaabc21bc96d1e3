package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policies in force with their overlay laid over them: what is judged.
 *
 * @param policies in their order
 * @param clauses all clauses to judge: each policy's in the order of its document, then the
 *     overlay's
 * @param switchedOff clauses that are not judged, and why; to be reported
 * @param lapsed switch-offs whose last day is over: their clauses are judged again
 * @param parameters the values in force, by name
 * @param clauseParameters the values that an overlay sets for one clause, by clause id and name
 * @param excludes paths not to scan
 * @param parts parts of a monorepo
 * @param loosenings what the overlay loosens compared with the built-in policies
 */
public record ResolvedPolicy(
    List<Policy> policies,
    List<Clause> clauses,
    List<SwitchedOff> switchedOff,
    List<SwitchOff> lapsed,
    SortedMap<String, ParameterValue> parameters,
    SortedMap<String, SortedMap<String, ParameterValue>> clauseParameters,
    List<Exclude> excludes,
    List<Part> parts,
    List<Loosening> loosenings) {

  /** A clause that is not judged. */
  public record SwitchedOff(Clause clause, SwitchOff entry) {}

  public ResolvedPolicy {
    policies = List.copyOf(policies);
    clauses = List.copyOf(clauses);
    switchedOff = List.copyOf(switchedOff);
    lapsed = List.copyOf(lapsed);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    clauseParameters = Collections.unmodifiableSortedMap(new TreeMap<>(clauseParameters));
    excludes = List.copyOf(excludes);
    parts = List.copyOf(parts);
    loosenings = List.copyOf(loosenings);
  }

  /** The clause with this id, if it is judged. */
  public Optional<Clause> clause(String id) {
    return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
  }

  /** The policy with this id, if it is in force. */
  public Optional<Policy> policy(String id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** Every check that decides a clause: those without evidence leave their clauses unproven. */
  public SortedSet<CheckId> checks() {
    TreeSet<CheckId> checks = new TreeSet<>();
    clauses.forEach(clause -> checks.addAll(clause.proofs().checks()));
    return checks;
  }

  /** The clauses that this check helps to decide: what a finding of it means. */
  public List<Clause> clausesOf(CheckId check) {
    return clauses.stream().filter(clause -> clause.proofs().checks().contains(check)).toList();
  }

  /** Every fact that a guard of a clause or of a proof asks for. */
  public SortedSet<String> facts() {
    TreeSet<String> facts = new TreeSet<>();
    for (Clause clause : clauses) {
      Guard guard = clause.guard();
      if (guard != null) {
        facts.addAll(guard.facts());
      }
      for (Proof proof : clause.proofs().proofs()) {
        Guard own = proof.guard();
        if (own != null) {
          facts.addAll(own.facts());
        }
      }
    }
    return facts;
  }

  /** The value of a parameter for a clause: its own, else the one for all; empty when unknown. */
  public List<String> value(String clauseId, String name) {
    SortedMap<String, ParameterValue> own = clauseParameters.get(clauseId);
    ParameterValue value = own == null ? null : own.get(name);
    if (value == null) {
      value = parameters.get(name);
    }
    return value == null ? List.of() : value.value();
  }

  /**
   * The values in force for detectors, by name: parameters whose value is empty are left out, so
   * that a detector's own default holds.
   */
  public SortedMap<String, List<String>> detectorParameters() {
    TreeMap<String, List<String>> values = new TreeMap<>();
    parameters.forEach((name, value) -> {
      if (!value.value().isEmpty()) {
        values.put(name, value.value());
      }
    });
    return values;
  }

  ResolvedPolicy with(List<Loosening> found) {
    return new ResolvedPolicy(
        policies,
        clauses,
        switchedOff,
        lapsed,
        parameters,
        clauseParameters,
        excludes,
        parts,
        found);
  }
}

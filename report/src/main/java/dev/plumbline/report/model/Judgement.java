package dev.plumbline.report.model;

import dev.plumbline.evidence.CheckId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the policies say of the target. A findings-only report has none.
 *
 * @param policies the policies, in the order they were asked for
 * @param clauses every clause, in the order of the documents
 * @param journeys the journeys
 * @param clausesByCheck which clauses each check decides
 */
public record Judgement(
    List<PolicyRef> policies,
    List<ClauseRow> clauses,
    List<Journey> journeys,
    SortedMap<CheckId, SortedSet<String>> clausesByCheck) {
  public Judgement {
    policies = List.copyOf(policies);
    clauses = List.copyOf(clauses);
    journeys = List.copyOf(journeys);
    TreeMap<CheckId, SortedSet<String>> copy = new TreeMap<>();
    clausesByCheck.forEach(
        (check, ids) -> copy.put(check, Collections.unmodifiableSortedSet(new TreeSet<>(ids))));
    clausesByCheck = Collections.unmodifiableSortedMap(copy);
  }
}

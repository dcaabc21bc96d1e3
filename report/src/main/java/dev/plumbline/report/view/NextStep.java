package dev.plumbline.report.view;

import dev.plumbline.evidence.Gap;
import java.util.List;

/**
 * One step and the clauses it would prove.
 *
 * @param step what to do
 * @param kind why nobody can say: the first kind of its gaps
 * @param clauses the ids, in the order of the documents
 * @param mandatory how many of them close the gate when violated
 * @param reasons why, each once, sorted
 */
public record NextStep(
    String step, Gap.Kind kind, List<String> clauses, long mandatory, List<String> reasons) {
  public NextStep {
    clauses = List.copyOf(clauses);
    reasons = List.copyOf(reasons);
  }
}

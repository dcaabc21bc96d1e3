package dev.plumbline.report.view;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * All findings of one rule: what a person mends in one go.
 *
 * @param title what is wrong
 * @param rule the rule's text, or null when the finding comes from the judging itself
 * @param severity the worst of the findings
 * @param closesGate whether a clause behind it closes the gate
 * @param findings where, each thing and place once, in the current tree first, never empty
 * @param clauses the ids of the clauses it violates; empty in a findings-only report
 */
public record Problem(
    String title,
    @Nullable Rule rule,
    Severity severity,
    boolean closesGate,
    List<Finding> findings,
    SortedSet<String> clauses) {
  /** What closes the gate first, then the worst, then the most frequent. */
  static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::closesGate, Comparator.reverseOrder())
          .thenComparing(Problem::severity, Comparator.reverseOrder())
          .thenComparing(problem -> -problem.findings().size())
          .thenComparing(problem -> problem.findings().getFirst());

  /** Why it matters; empty when no rule says. */
  public String why() {
    return rule == null ? "" : rule.why().strip();
  }

  /** What to do; empty when no rule says. */
  public String remedy() {
    return rule == null ? "" : rule.remedy().strip();
  }
}

package dev.plumbline.assess;

import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import java.util.List;

/**
 * A clause over all its subjects.
 *
 * @param clause the clause
 * @param verdict the worst of its subjects', in the order of the verdicts; not applicable is
 *     neutral
 * @param bySubject one for each subject, sorted by subject; empty only when there is no subject
 * @param journey whether it is decided from the other verdicts
 */
public record ClauseSummary(
    Clause clause, Verdict verdict, List<ClauseVerdict> bySubject, boolean journey) {
  public ClauseSummary {
    bySubject = List.copyOf(bySubject);
  }

  /** Whether somebody can say: anything but unproven. */
  public boolean decided() {
    return !(verdict instanceof Verdict.Unproven);
  }

  /** Whether it meets its step of a journey. */
  public boolean meets() {
    return switch (verdict) {
      case Verdict.Violated v -> false;
      case Verdict.Unproven v -> false;
      case Verdict.Excepted v -> true;
      case Verdict.Attested v -> true;
      case Verdict.Satisfied v -> true;
      case Verdict.NotApplicable v -> true;
    };
  }
}

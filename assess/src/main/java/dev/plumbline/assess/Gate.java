package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a change may go on.
 *
 * @param closed whether it may not
 * @param closing the clauses that close it, in the order of the policies
 * @param known how many findings of violated clauses the base already has; they stay in the
 *     verdicts and close nothing
 */
public record Gate(boolean closed, List<ClauseSummary> closing, long known) {
  public Gate {
    closing = List.copyOf(closing);
  }

  static Gate of(List<ClauseSummary> clauses, GateOptions options) {
    List<ClauseSummary> closing = new ArrayList<>();
    long known = 0;
    for (ClauseSummary each : clauses) {
      if (!counts(each.clause(), options)) {
        continue;
      }
      switch (each.verdict()) {
        case Verdict.Violated violated -> {
          List<Finding> fresh =
              violated.findings().stream().filter(finding -> fresh(finding, options)).toList();
          known += violated.findings().size() - fresh.size();
          if (!fresh.isEmpty()) {
            closing.add(each);
          } else if (options.requireProven() && unproven(each)) {
            closing.add(each);
          }
        }
        case Verdict.Unproven unproven -> {
          if (options.requireProven()) {
            closing.add(each);
          }
        }
        case Verdict.Excepted v -> {}
        case Verdict.Attested v -> {}
        case Verdict.Satisfied v -> {}
        case Verdict.NotApplicable v -> {}
      }
    }
    return new Gate(!closing.isEmpty(), closing, known);
  }

  /** A violation that the base has must not hide what is unproven beside it. */
  private static boolean unproven(ClauseSummary summary) {
    return summary.bySubject().stream()
        .anyMatch(each ->
            each.verdict() instanceof Verdict.Unproven
                || each.proofs().stream()
                    .anyMatch(state -> state.outcome() == ProofState.Outcome.UNPROVEN));
  }

  private static boolean fresh(Finding finding, GateOptions options) {
    return !options.newOnly() || !options.baselineFingerprints().contains(finding.fingerprint());
  }

  private static boolean counts(Clause clause, GateOptions options) {
    return clause.closesGate()
        || options.should()
            && clause.level() == Level.MANDATORY
            && clause.modality() == Modality.SHOULD;
  }
}

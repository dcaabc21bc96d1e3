package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import java.util.List;

/**
 * What is true of a clause for one subject.
 *
 * @param clause the clause
 * @param subject for what
 * @param verdict what is true
 * @param proofs how each proof stands, in the clause's order, also when the clause does not apply;
 *     empty only for subjects that nobody knows
 * @param notes what a reader should know besides, for example why an exception does not count;
 *     sorted
 */
public record ClauseVerdict(
    Clause clause, Subject subject, Verdict verdict, List<ProofState> proofs, List<String> notes) {
  public ClauseVerdict {
    proofs = List.copyOf(proofs);
    notes = notes.stream().distinct().sorted().toList();
  }

  /** Everything the checks found, also what fails nothing; sorted. */
  public List<Finding> findings() {
    return proofs.stream().flatMap(proof -> proof.findings().stream()).distinct().sorted().toList();
  }
}

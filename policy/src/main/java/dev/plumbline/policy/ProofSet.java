package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The proofs of a clause and how they combine.
 *
 * @param mode whether all must hold or one is enough
 * @param proofs in the order of the file, never empty
 */
public record ProofSet(Mode mode, List<Proof> proofs) {
  /** How proofs combine. */
  public enum Mode {
    ALL,
    ANY
  }

  public ProofSet {
    proofs = List.copyOf(proofs);
    if (proofs.isEmpty()) {
      throw new IllegalArgumentException("a clause without proofs proves nothing");
    }
  }

  /** The checks of all proofs. */
  public SortedSet<CheckId> checks() {
    TreeSet<CheckId> checks = new TreeSet<>();
    proofs.forEach(proof -> checks.add(proof.check()));
    return checks;
  }
}

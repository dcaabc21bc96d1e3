package dev.plumbline.evidence;

import java.util.List;

/**
 * Whether a register's entry counts.
 *
 * @param approval how its approval is known
 * @param problems what is wrong with it, one sentence each; an entry with problems never counts
 */
public record Standing(Approval approval, List<String> problems) {
  public Standing {
    problems = List.copyOf(problems);
  }

  /** How an approval is known. */
  public enum Approval {
    /** A signature by a key that the trusted roster gives the role verified. */
    SIGNED,
    /** The git host's review by that role was observed. */
    OBSERVED,
    /** The entry says so and nothing proves it. */
    CLAIMED,
    /** There is none. */
    NONE
  }

  /** Whether the entry counts: sound and approved with proof. */
  public boolean counts() {
    return problems.isEmpty() && (approval == Approval.SIGNED || approval == Approval.OBSERVED);
  }
}

package dev.plumbline.policy;

import java.util.Comparator;

/**
 * Something wrong in a policy, its bindings or an overlay.
 *
 * @param file the name of the file
 * @param line counts from 1
 * @param reason what is wrong, in one sentence
 * @param wayOut what to do about it
 */
public record PolicyProblem(String file, int line, String reason, String wayOut)
    implements Comparable<PolicyProblem> {
  private static final Comparator<PolicyProblem> ORDER =
      Comparator.comparing(PolicyProblem::file)
          .thenComparing(PolicyProblem::line)
          .thenComparing(PolicyProblem::reason);

  @Override
  public int compareTo(PolicyProblem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason + " (" + wayOut + ")";
  }
}

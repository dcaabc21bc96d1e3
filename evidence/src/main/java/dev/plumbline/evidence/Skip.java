package dev.plumbline.evidence;

/**
 * Contents of one kind that were left out on purpose, and why: excluded by a path with a reason, a
 * submodule, a tree object that holds only names. Skips count in coverage but do not by themselves
 * leave a hole.
 *
 * @param reason why, in words for a person
 * @param count how many contents
 */
public record Skip(String reason, long count) implements Comparable<Skip> {
  @Override
  public int compareTo(Skip other) {
    return reason.compareTo(other.reason);
  }
}

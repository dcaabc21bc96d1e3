package dev.plumbline.evidence;

/**
 * Why nobody can say, and the one step that would prove it.
 *
 * @param kind the kind of gap
 * @param reason in words, naming the place
 * @param step the one thing to do next; gaps with the same step are shown together
 */
public record Gap(Kind kind, String reason, String step) implements Comparable<Gap> {
  /** The kinds of gap, in the order a reader should care. */
  public enum Kind {
    /** Something that was asked for could not be read or finished. */
    INCOMPLETE,
    /** There was evidence and it is too old. */
    STALE,
    /** The collector was not allowed to look. */
    NO_PERMISSION,
    /** The check ran and found nothing to look at. */
    EMPTY_POPULATION,
    /** Whether the clause applies is not known. */
    UNKNOWN_GUARD,
    /** A subject that is expected has no data. */
    MISSING_SUBJECT,
    /** No evidence. */
    NO_EVIDENCE
  }

  @Override
  public int compareTo(Gap other) {
    int byKind = kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind;
    }
    int byStep = step.compareTo(other.step);
    return byStep != 0 ? byStep : reason.compareTo(other.reason);
  }
}

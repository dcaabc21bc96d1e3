package dev.plumbline.evidence;

import java.time.LocalDate;
import java.util.List;

/** What is true of a clause for a subject at an instant. Worst first, as in a roll-up. */
public sealed interface Verdict {

  /** The word used in reports. */
  String word();

  /** Rank in a roll-up: the lowest wins; {@link NotApplicable} is neutral. */
  int rank();

  /**
   * A proof failed.
   *
   * @param findings where, sorted, never empty
   */
  record Violated(List<Finding> findings) implements Verdict {
    public Violated {
      findings = findings.stream().sorted().toList();
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("violated without a finding");
      }
    }

    @Override
    public String word() {
      return "violated";
    }

    @Override
    public int rank() {
      return 0;
    }
  }

  /**
   * Nobody can say.
   *
   * @param gaps why, each with the step that would prove it; never empty
   */
  record Unproven(List<Gap> gaps) implements Verdict {
    public Unproven {
      gaps = gaps.stream().distinct().sorted().toList();
      if (gaps.isEmpty()) {
        throw new IllegalArgumentException("unproven without a gap");
      }
    }

    @Override
    public String word() {
      return "unproven";
    }

    @Override
    public int rank() {
      return 1;
    }
  }

  /**
   * Violated, and covered by a live, rightly approved exception.
   *
   * @param exceptions the ids that cover it
   * @param findings what they cover
   * @param until when the first of them ends
   */
  record Excepted(List<String> exceptions, List<Finding> findings, LocalDate until)
      implements Verdict {
    public Excepted {
      exceptions = exceptions.stream().distinct().sorted().toList();
      findings = findings.stream().sorted().toList();
    }

    @Override
    public String word() {
      return "excepted";
    }

    @Override
    public int rank() {
      return 2;
    }
  }

  /**
   * Rests on a person's own word alone; never shown as tested.
   *
   * @param by whose
   */
  record Attested(List<String> by) implements Verdict {
    public Attested {
      by = by.stream().distinct().sorted().toList();
    }

    @Override
    public String word() {
      return "attested";
    }

    @Override
    public int rank() {
      return 3;
    }
  }

  /**
   * All proofs hold.
   *
   * @param strength the weakest of them
   * @param population how many things the proofs looked at, in all
   */
  record Satisfied(Strength strength, long population) implements Verdict {
    @Override
    public String word() {
      return "satisfied";
    }

    @Override
    public int rank() {
      return 4;
    }
  }

  /**
   * The guard is false, and everything was looked at to know that.
   *
   * @param because what showed it
   */
  record NotApplicable(String because) implements Verdict {
    @Override
    public String word() {
      return "not applicable";
    }

    @Override
    public int rank() {
      return 5;
    }
  }
}

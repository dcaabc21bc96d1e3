package dev.plumbline.report.view;

import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import java.util.Collection;

/** How many clauses have which verdict. */
public record Tally(
    int violated, int unproven, int excepted, int attested, int satisfied, int notApplicable) {

  /** Counts. */
  public static Tally of(Collection<ClauseRow> clauses) {
    int[] counts = new int[6];
    for (ClauseRow clause : clauses) {
      counts[index(clause.verdict())]++;
    }
    return new Tally(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  /** All together. */
  public int total() {
    return violated + unproven + excepted + attested + satisfied + notApplicable;
  }

  private static int index(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated _ -> 0;
      case Verdict.Unproven _ -> 1;
      case Verdict.Excepted _ -> 2;
      case Verdict.Attested _ -> 3;
      case Verdict.Satisfied _ -> 4;
      case Verdict.NotApplicable _ -> 5;
    };
  }
}

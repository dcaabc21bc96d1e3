package dev.plumbline.report.terminal;

import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.ClauseRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Of {@code -v} alone: the clauses that are neither violated nor unproven, and on what they rest.
 */
final class FurtherLines {
  private final Pen pen;

  FurtherLines(Pen pen) {
    this.pen = pen;
  }

  List<Line> lines(ReportModel model) {
    List<Line> lines = new ArrayList<>();
    TreeMap<String, List<String>> groups = new TreeMap<>();
    for (ClauseRow clause : model.clauses()) {
      String group = group(clause.verdict());
      if (!group.isEmpty()) {
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(clause.id());
      }
    }
    groups.forEach((group, ids) -> {
      lines.add(pen.line().own("  ").text(Style.BOLD, group));
      for (String part : pen.wrap(pen.safe(ClauseRanges.text(ids)), pen.width() - 6)) {
        lines.add(pen.line().own("      ").own(Style.CYAN, part));
      }
    });
    return lines;
  }

  private static String group(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated _, Verdict.Unproven _ -> "";
      case Verdict.Excepted excepted ->
          "excepted until " + excepted.until() + " by " + String.join(", ", excepted.exceptions());
      case Verdict.Attested attested ->
          "attested by " + String.join(", ", attested.by()) + ", not tested";
      case Verdict.Satisfied satisfied -> "satisfied, " + satisfied.strength().label();
      case Verdict.NotApplicable none -> "not applicable: " + none.because();
    };
  }
}

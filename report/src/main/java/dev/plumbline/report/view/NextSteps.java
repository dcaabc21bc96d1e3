package dev.plumbline.report.view;

import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.ReportModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/** What cannot be proven, grouped by the one step that would prove it. */
public final class NextSteps {
  private NextSteps() {}

  private static final class Group {
    final List<String> clauses = new ArrayList<>();
    final TreeSet<String> reasons = new TreeSet<>();
    Gap.Kind kind;
    long mandatory;

    Group(Gap.Kind kind) {
      this.kind = kind;
    }
  }

  /**
   * The steps: what was asked for and could not be finished comes first, then what proves most. A
   * clause with several gaps stands under the first of them, so that the counts add up.
   */
  public static List<NextStep> of(ReportModel model) {
    LinkedHashMap<String, Group> groups = new LinkedHashMap<>();
    for (ClauseRow clause : model.clauses()) {
      if (clause.verdict() instanceof Verdict.Unproven unproven) {
        Gap first = unproven.gaps().getFirst();
        Group group = groups.computeIfAbsent(first.step(), _ -> new Group(first.kind()));
        group.clauses.add(clause.id());
        group.mandatory += clause.closesGate() ? 1 : 0;
        unproven.gaps().forEach(gap -> group.reasons.add(gap.reason()));
        if (first.kind().compareTo(group.kind) < 0) {
          group.kind = first.kind();
        }
      }
    }
    List<NextStep> steps = new ArrayList<>();
    groups.forEach((step, group) ->
        steps.add(
            new NextStep(
                step, group.kind, group.clauses, group.mandatory, List.copyOf(group.reasons))));
    steps.sort(
        Comparator.comparing((NextStep step) -> step.kind() != Gap.Kind.INCOMPLETE)
            .thenComparing(step -> -step.clauses().size())
            .thenComparing(NextStep::step));
    return List.copyOf(steps);
  }
}

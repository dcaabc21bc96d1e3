package dev.plumbline.report.junit;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Sightings;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Test cases made from the parts of a report. */
final class Cases {
  private Cases() {}

  static Case of(ClauseRow clause, ReportModel model) {
    String name = clause.id() + ": " + clause.text();
    return switch (clause.verdict()) {
      case Verdict.Violated violated -> violated(name, clause, violated, model);
      case Verdict.Unproven unproven -> unproven(name, unproven);
      case Verdict.Excepted excepted ->
          Case.skipped(
              name,
              "excepted until "
                  + excepted.until()
                  + " by "
                  + String.join(", ", excepted.exceptions()),
              places(excepted.findings()));
      case Verdict.Attested attested ->
          Case.skipped(
              name, "attested by " + String.join(", ", attested.by()) + ", not tested", List.of());
      case Verdict.Satisfied _ -> Case.passed(name);
      case Verdict.NotApplicable none ->
          Case.skipped(name, "not applicable: " + none.because(), List.of());
    };
  }

  /** In a new-only report a clause that was violated before fails nobody's change. */
  private static Case violated(
      String name, ClauseRow clause, Verdict.Violated violated, ReportModel model) {
    List<Finding> shown = violated.findings().stream().filter(model::shows).toList();
    if (shown.isEmpty()) {
      return Case.skipped(name, "violated before this change, nothing new", List.of());
    }
    String message =
        "violated in " + Numbers.of(Sightings.distinct(shown).size(), "place", "places");
    String type = clause.modality() + "." + clause.level();
    return new Case(name, Case.Kind.FAILURE, type, message, places(shown));
  }

  private static Case unproven(String name, Verdict.Unproven unproven) {
    Gap first = unproven.gaps().getFirst();
    List<String> lines = new ArrayList<>();
    unproven.gaps().forEach(gap -> lines.add(gap.reason() + ". Next: " + gap.step()));
    return Case.skipped(name, "unproven: " + first.reason() + ". Next: " + first.step(), lines);
  }

  static Case of(Problem problem) {
    Finding first = problem.findings().getFirst();
    List<String> lines = places(problem.findings());
    if (!problem.remedy().isEmpty()) {
      lines.add("Fix: " + problem.remedy());
    }
    return new Case(
        first.rule() + ": " + problem.title(),
        Case.Kind.FAILURE,
        problem.severity().label(),
        Numbers.of(problem.findings().size(), "finding", "findings"),
        lines);
  }

  static Case clean(Rule rule, boolean complete) {
    String name = rule.id() + ": " + rule.title();
    return complete
        ? Case.passed(name)
        : Case.skipped(name, "no finding in what was read, but not all could be read", List.of());
  }

  static Case of(CoverageRow row) {
    String name = "coverage of " + row.name();
    if (row.coverage().complete()) {
      return Case.passed(name);
    }
    List<String> lines = new ArrayList<>();
    for (Hole hole : row.coverage().holes()) {
      lines.add(hole.place() + ": " + hole.reason() + ". " + hole.wayOut());
    }
    String sum = new CoverageView(List.of(row.name()), row.coverage()).sum();
    return new Case(name, Case.Kind.ERROR, "incomplete", sum, lines);
  }

  static Case of(DetectorStatus detector) {
    String name = "detector " + detector.name();
    return switch (detector.state()) {
      case FINISHED -> Case.passed(name);
      case NOT_RUN -> Case.skipped(name, "not run: " + detector.detail(), List.of());
      case PARTIAL, CRASHED ->
          new Case(
              name,
              Case.Kind.ERROR,
              detector.state().label(),
              detector.detail(),
              List.of(detector.name() + " " + detector.state().label()));
    };
  }

  static Case of(Gate gate) {
    return gate.open()
        ? Case.passed("gate")
        : new Case(
            "gate",
            Case.Kind.FAILURE,
            "closed",
            gate.reasons().isEmpty() ? gate.setting() : gate.reasons().getFirst(),
            gate.reasons());
  }

  private static List<String> places(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : Sightings.distinct(findings)) {
      String origin = Places.origin(finding.place());
      lines.add(
          Places.spot(finding.place())
              + (origin.isEmpty() ? "" : " (" + origin + ")")
              + ": "
              + finding.message()
              + " ["
              + finding.rule()
              + ", "
              + finding.severity().label()
              + "]");
    }
    return lines;
  }
}

package dev.plumbline.report.terminal;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Journey;
import dev.plumbline.report.model.JourneyStep;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Suppressed;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Problems;
import dev.plumbline.report.view.SeverityCounts;
import dev.plumbline.report.view.Tally;
import java.util.ArrayList;
import java.util.List;

/** The last lines: counts, journey, gate, what to do next. */
final class SummaryLines {
  private static final int NEXT = 3;

  private final Pen pen;

  SummaryLines(Pen pen) {
    this.pen = pen;
  }

  List<Line> lines(ReportModel model) {
    List<Line> lines = new ArrayList<>();
    lines.add(model.judgement() == null ? findings(model) : clauses(model));
    long further = further(model);
    if (further > 0) {
      lines.add(also(further));
    }
    if (!model.scanned().suppressed().isEmpty()) {
      lines.add(suppressed(model.scanned().suppressed()));
    }
    if (model.judgement() != null) {
      model.judgement().journeys().forEach(journey -> lines.add(journey(journey)));
    }
    int notes = pen.verbose() ? model.notes().size() : Math.min(2, model.notes().size());
    for (String note : model.notes().subList(0, notes)) {
      lines.add(pen.labelled("Note").text(Style.PLAIN, note));
    }
    if (model.gate() != null) {
      gate(model.gate(), lines);
    }
    return lines;
  }

  private static long further(ReportModel model) {
    return model.judgement() == null
        ? 0
        : Problems.further(model).stream().mapToLong(p -> p.findings().size()).sum();
  }

  private Line findings(ReportModel model) {
    Line line = pen.labelled("Findings");
    List<Finding> shown = Problems.shown(model);
    line.own(Numbers.grouped(shown.size()));
    String separator = ": ";
    for (var entry : SeverityCounts.of(shown).entrySet()) {
      if (entry.getValue() > 0) {
        Style style = entry.getKey().atLeast(Severity.HIGH) ? Style.ALARM : Style.PLAIN;
        String words = Numbers.grouped(entry.getValue()) + " " + entry.getKey().label();
        line.own(separator).own(style, words);
        separator = ", ";
      }
    }
    return line;
  }

  private Line clauses(ReportModel model) {
    Tally tally = Tally.of(model.clauses());
    Line line = pen.labelled("Clauses").own(Numbers.grouped(tally.total()) + ": ");
    count(line, tally.violated(), "violated", Style.ALARM);
    count(line.own(", "), tally.unproven(), "unproven", Style.YELLOW);
    if (tally.excepted() > 0) {
      count(line.own(", "), tally.excepted(), "excepted", Style.CYAN);
    }
    if (tally.attested() > 0) {
      count(line.own(", "), tally.attested(), "attested", Style.CYAN);
    }
    count(line.own(", "), tally.satisfied(), "satisfied", Style.GREEN);
    if (tally.notApplicable() > 0) {
      count(line.own(", "), tally.notApplicable(), "not applicable", Style.DIM);
    }
    String strengths = " (" + strengths(model) + ")";
    boolean fits = pen.verbose() || line.width() + strengths.length() <= pen.width();
    return fits && tally.satisfied() > 0 ? line.own(Style.DIM, strengths) : line;
  }

  private static void count(Line line, int count, String word, Style style) {
    line.own(count == 0 ? Style.DIM : style, Numbers.grouped(count) + " " + word);
  }

  private Line also(long further) {
    return pen.labelled("Also")
        .own(Numbers.of(further, "finding violates", "findings violate") + " no clause")
        .own(pen.verbose() ? "" : ": -v shows all");
  }

  private static String strengths(ReportModel model) {
    List<String> words = new ArrayList<>();
    for (Strength strength : Strength.values()) {
      long count =
          model.clauses().stream()
              .filter(c -> c.verdict() instanceof Verdict.Satisfied s && s.strength() == strength)
              .count();
      if (count > 0) {
        words.add(Numbers.grouped(count) + " " + strength.label());
      }
    }
    return String.join(", ", words);
  }

  private Line suppressed(List<Suppressed> suppressed) {
    Line line = pen.labelled("Not shown");
    String separator = "";
    for (Suppressed group : suppressed) {
      line.own(separator)
          .own(Numbers.grouped(group.count()) + " ")
          .text(Style.PLAIN, group.reason());
      separator = ", ";
    }
    return line;
  }

  private Line journey(Journey journey) {
    Line line = pen.labelled("Journey");
    boolean optional = false;
    for (JourneyStep step : journey.steps()) {
      if (!step.mandatory() && !optional) {
        line.own(Style.DIM, pen.glyphs().bar() + " optional ");
        optional = true;
      }
      line.text(Style.PLAIN, step.id()).own(sign(step)).own(" ");
    }
    List<JourneyStep> mandatory = journey.steps().stream().filter(JourneyStep::mandatory).toList();
    long met = mandatory.stream().filter(s -> s.state() == JourneyStep.State.MET).count();
    return line.own(pen.glyphs().bar() + " " + met + " of " + mandatory.size() + " met");
  }

  private String sign(JourneyStep step) {
    return switch (step.state()) {
      case VIOLATED -> pen.glyphs().violated();
      case UNPROVEN -> pen.glyphs().unproven();
      case MET -> pen.glyphs().met();
    };
  }

  private void gate(Gate gate, List<Line> lines) {
    Line line =
        pen.labelled("Gate")
            .own(gate.open() ? Style.PASS : Style.ALARM, gate.open() ? "OPEN" : "CLOSED");
    String first = gate.reasons().isEmpty() ? gate.setting() : gate.reasons().getFirst();
    line.own("  ").text(Style.PLAIN, first);
    lines.add(line.own(Style.DIM, "  (exit " + gate.exitCode() + ")"));
    if (pen.verbose()) {
      lines.add(pen.labelled("").own("closes on: ").text(Style.PLAIN, gate.setting()));
    }
    int reasons = pen.verbose() ? gate.reasons().size() : Math.min(2, gate.reasons().size());
    for (int i = 1; i < reasons; i++) {
      lines.add(pen.labelled("").text(Style.PLAIN, gate.reasons().get(i)));
    }
    int next = pen.verbose() ? gate.next().size() : Math.min(NEXT, gate.next().size());
    for (int i = 0; i < next; i++) {
      lines.add(pen.labelled(i == 0 ? "Next" : "").text(Style.PLAIN, gate.next().get(i)));
    }
  }
}

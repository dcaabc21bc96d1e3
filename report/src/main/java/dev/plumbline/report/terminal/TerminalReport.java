package dev.plumbline.report.terminal;

import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.NextStep;
import dev.plumbline.report.view.NextSteps;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Problems;
import dev.plumbline.report.view.Tally;
import dev.plumbline.report.view.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The report at the desk. In the order of what a person needs: what loosens the rules, what is
 * wrong and how to mend it, what nobody can say and the step that would tell, what was looked at,
 * counts, gate, next step. Without {@code -v} it fits {@value #SCREEN} lines.
 */
public final class TerminalReport {
  static final int SCREEN = 40;
  private static final int LOOSENINGS = 3;
  private static final int FEWEST_STEPS = 5;

  private final Pen pen;

  private TerminalReport(Pen pen) {
    this.pen = pen;
  }

  /** Writes the report, lines ended by a line feed. */
  public static void write(ReportModel model, TerminalOptions options, Appendable out)
      throws IOException {
    for (Line line : new TerminalReport(new Pen(options)).lines(model)) {
      out.append(line.print()).append('\n');
    }
  }

  private List<Line> lines(ReportModel model) {
    List<Line> lines = new ArrayList<>(head(model));
    lines.addAll(loosenings(model.loosenings()));
    List<Line> foot = new CoverageLines(pen).lines(model);
    foot.addAll(new SummaryLines(pen).lines(model));
    body(model, SCREEN - lines.size() - foot.size(), lines);
    lines.addAll(foot);
    return lines;
  }

  private List<Line> head(ReportModel model) {
    Head head = model.head();
    List<Line> lines = new ArrayList<>();
    Line line = pen.line().own(Style.BOLD, "Plumbline ").text(Style.BOLD, head.version());
    line.own("  ").text(Style.BOLD, head.target().name()).own("  ");
    line.text(Style.DIM, head.target().kind());
    if (head.target().branch() != null) {
      line.own(Style.DIM, ", ").text(Style.DIM, head.target().branch());
    }
    if (head.target().revision() != null) {
      line.own(Style.DIM, " at ").text(Style.DIM, Places.shortId(head.target().revision()));
    }
    lines.add(line.own("  ").own(Style.DIM, Times.minute(head.at())));
    if (head.newOnly()) {
      String base = head.base() == null ? "the baseline" : head.base();
      Line note = pen.line().own("Only what is new since ").text(Style.PLAIN, base);
      long before = Problems.before(model);
      lines.add(note.own(" is shown: " + Numbers.of(before, "finding", "findings") + " before."));
    }
    lines.add(pen.line());
    return lines;
  }

  private List<Line> loosenings(List<Loosening> loosenings) {
    List<Line> lines = new ArrayList<>();
    if (loosenings.isEmpty()) {
      return lines;
    }
    String effect =
        loosenings.stream().anyMatch(Loosening::inEffect)
            ? "The scanned files loosen the rules they are judged by"
            : "This change would loosen the rules, after it is merged";
    lines.add(
        pen.line()
            .own(Style.YELLOW, pen.glyphs().warning() + " " + effect)
            .own(": " + Numbers.of(loosenings.size(), "place", "places")));
    int shown = pen.verbose() ? loosenings.size() : Math.min(LOOSENINGS, loosenings.size());
    for (Loosening loosening : loosenings.subList(0, shown)) {
      lines.add(
          pen.line()
              .own("  ")
              .text(Style.PLAIN, Places.spot(loosening.place()))
              .own("  ")
              .text(Style.PLAIN, loosening.what()));
    }
    if (shown < loosenings.size()) {
      String more = "and " + (loosenings.size() - shown) + " more: -v shows all";
      lines.add(pen.line().own("  ").own(Style.DIM, more));
    }
    lines.add(pen.line());
    return lines;
  }

  private void body(ReportModel model, int room, List<Line> lines) {
    boolean judged = model.judgement() != null;
    List<Problem> problems = judged ? Problems.violating(model) : Problems.all(model);
    List<NextStep> steps = NextSteps.of(model);
    int stepsRoom = steps.isEmpty() ? 0 : Math.min(steps.size(), FEWEST_STEPS) + 3;
    int headings = 3;
    List<Line> wrong = new Violations(pen).lines(problems, room - stepsRoom - headings);
    lines.add(heading(model, problems));
    lines.add(pen.line());
    lines.addAll(spaced(wrong));
    if (!steps.isEmpty()) {
      lines.add(unprovenHeading(model, steps));
      lines.add(pen.line());
      int left = room - headings - wrong.size() - 3;
      lines.addAll(spaced(new Unproven(pen).lines(steps, left)));
    }
    if (pen.verbose()) {
      further(model, lines);
    }
  }

  /** The block, with one empty line after it. */
  private List<Line> spaced(List<Line> block) {
    if (!block.isEmpty() && block.getLast().width() > 0) {
      block.add(pen.line());
    }
    return block;
  }

  private Line heading(ReportModel model, List<Problem> problems) {
    long places = problems.stream().mapToLong(problem -> problem.findings().size()).sum();
    String extent =
        Numbers.of(problems.size(), "problem", "problems")
            + " in "
            + Numbers.of(places, "place", "places");
    if (model.judgement() == null) {
      return problems.isEmpty() ? nothingFound(model) : wrong(extent);
    }
    int violated = Tally.of(model.clauses()).violated();
    if (problems.isEmpty()) {
      return violated == 0
          ? pen.line().own(Style.PASS, pen.glyphs().met()).own(" No clause is known to be violated")
          : pen.line()
              .own(Style.PASS, pen.glyphs().met())
              .own(" Nothing new: " + Numbers.of(violated, "clause was", "clauses were"))
              .own(" violated before");
    }
    long named = problems.stream().flatMap(p -> p.clauses().stream()).distinct().count();
    return wrong(Numbers.of(named, "clause is", "clauses are") + " violated: " + extent);
  }

  private Line wrong(String text) {
    return pen.line().own(Style.ALARM, pen.glyphs().violated()).own(Style.BOLD, " " + text);
  }

  private Line nothingFound(ReportModel model) {
    return model.scanned().complete()
        ? pen.line().own(Style.PASS, pen.glyphs().met()).own(" No findings")
        : pen.line()
            .own(Style.YELLOW, pen.glyphs().unproven())
            .own(Style.BOLD, " No findings in what was read, but not all could be read");
  }

  private Line unprovenHeading(ReportModel model, List<NextStep> steps) {
    int unproven = Tally.of(model.clauses()).unproven();
    return pen.line()
        .own(Style.YELLOW, pen.glyphs().unproven())
        .own(
            Style.BOLD,
            " "
                + Numbers.of(unproven, "clause", "clauses")
                + " cannot be proven yet: "
                + Numbers.of(steps.size(), "step", "steps")
                + " would tell");
  }

  private void further(ReportModel model, List<Line> lines) {
    List<Line> others = new FurtherLines(pen).lines(model);
    if (!others.isEmpty()) {
      lines.add(pen.line().own(Style.GREEN, pen.glyphs().met()).own(Style.BOLD, " Other clauses"));
      lines.add(pen.line());
      lines.addAll(spaced(others));
    }
    List<Problem> more = model.judgement() == null ? List.of() : Problems.further(model);
    if (!more.isEmpty()) {
      lines.add(pen.line().own(Style.BOLD, "Findings that violate no clause"));
      lines.add(pen.line());
      lines.addAll(spaced(new Violations(pen).lines(more, Integer.MAX_VALUE)));
    }
  }
}

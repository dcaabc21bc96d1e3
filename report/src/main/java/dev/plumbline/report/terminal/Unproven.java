package dev.plumbline.report.terminal;

import dev.plumbline.report.view.ClauseRanges;
import dev.plumbline.report.view.NextStep;
import dev.plumbline.report.view.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What cannot be proven, one line a step. */
final class Unproven {
  private static final int COUNT = 6;
  private static final int INDENT = 8;
  private static final int IDS = 26;

  private final Pen pen;

  Unproven(Pen pen) {
    this.pen = pen;
  }

  /** Lines for these steps, at most so many. */
  List<Line> lines(List<NextStep> steps, int room) {
    List<Line> lines = new ArrayList<>();
    if (pen.verbose()) {
      steps.forEach(step -> lines.addAll(full(step)));
      return lines;
    }
    int shown = steps.size() <= room ? steps.size() : Math.max(0, room - 1);
    steps.subList(0, shown).forEach(step -> lines.add(brief(step)));
    if (shown < steps.size()) {
      long clauses =
          steps.subList(shown, steps.size()).stream().mapToLong(s -> s.clauses().size()).sum();
      String more =
          "by "
              + Numbers.of(steps.size() - shown, "further step", "further steps")
              + ": -v shows all";
      lines.add(count(clauses).own(Style.DIM, more));
    }
    return lines;
  }

  private Line count(long clauses) {
    String number = Numbers.grouped(clauses);
    return pen.line()
        .own(" ".repeat(Math.max(0, COUNT - number.length())))
        .own(Style.YELLOW, number)
        .to(INDENT);
  }

  private Line brief(NextStep step) {
    String ids = ClauseIds.fit(step.clauses(), IDS);
    int room = pen.width() - INDENT - ids.length() - 2;
    return count(step.clauses().size())
        .text(Style.PLAIN, step.step(), room)
        .to(pen.width() - ids.length())
        .own(Style.CYAN, pen.safe(ids));
  }

  private List<Line> full(NextStep step) {
    List<Line> lines = new ArrayList<>();
    for (String part : pen.wrap(pen.safe(step.step()), pen.width() - INDENT)) {
      Line start = lines.isEmpty() ? count(step.clauses().size()) : pen.line().to(INDENT);
      lines.add(start.own(Style.BOLD, part));
    }
    String ids = ClauseRanges.text(step.clauses());
    lines.addAll(pen.prose(INDENT, "Clauses", ids, ids));
    for (String reason : step.reasons()) {
      lines.addAll(pen.prose(INDENT, "Because", reason, reason));
    }
    lines.add(pen.line());
    return lines;
  }
}

package dev.plumbline.report.terminal;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Severity;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Prose;
import dev.plumbline.report.view.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The problems, worst first: in full as long as there is room, then one line each. */
final class Violations {
  private static final int INDENT = 12;
  private static final int IDS = 34;

  /** Lines kept for problems in brief when not all fit in full. */
  private static final int BRIEF = 6;

  private final Pen pen;

  Violations(Pen pen) {
    this.pen = pen;
  }

  /** Lines for these problems, at most so many. */
  List<Line> lines(List<Problem> problems, int room) {
    if (problems.isEmpty()) {
      return List.of();
    }
    if (pen.verbose()) {
      return fully(problems, problems.size(), Integer.MAX_VALUE);
    }
    for (int places : new int[] {3, 1}) {
      for (int full = problems.size(); full > 0; full--) {
        List<Line> lines = fully(problems, full, places);
        int rest = problems.size() - full;
        if (lines.size() + rest <= room) {
          problems.subList(full, problems.size()).forEach(problem -> lines.add(brief(problem)));
          return lines;
        }
      }
    }
    return briefly(problems, room);
  }

  private List<Line> fully(List<Problem> problems, int count, int places) {
    List<Line> lines = new ArrayList<>();
    for (Problem problem : problems.subList(0, count)) {
      lines.addAll(full(problem, places));
      lines.add(pen.line());
    }
    return lines;
  }

  private List<Line> briefly(List<Problem> problems, int room) {
    List<Line> lines = new ArrayList<>();
    int full = 0;
    while (full < problems.size()) {
      List<Line> next = full(problems.get(full), 1);
      if (lines.size() + next.size() + 1 > room - BRIEF) {
        break;
      }
      lines.addAll(next);
      lines.add(pen.line());
      full++;
    }
    int shown = Math.min(problems.size(), full + Math.max(0, room - lines.size() - 1));
    problems.subList(full, shown).forEach(problem -> lines.add(brief(problem)));
    if (shown < problems.size()) {
      String more =
          "and "
              + Numbers.of(problems.size() - shown, "more problem", "more problems")
              + ": -v shows all";
      lines.add(pen.line().own(" ".repeat(INDENT)).own(Style.DIM, more));
    }
    return lines;
  }

  private Line title(Problem problem) {
    String ids = ClauseIds.fit(problem.clauses(), IDS);
    int room = pen.width() - INDENT - ids.length() - 2;
    Line line = severity(problem.severity());
    if (pen.verbose()) {
      return line.text(Style.BOLD, problem.title());
    }
    return line.text(Style.BOLD, problem.title(), room)
        .to(pen.width() - ids.length())
        .own(Style.CYAN, pen.safe(ids));
  }

  private Line severity(Severity severity) {
    String word = severity.label().toUpperCase(Locale.ROOT);
    return pen.line().own("  ").own(style(severity), word).to(INDENT);
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Style.ALARM;
      case MEDIUM -> Style.YELLOW;
      case LOW, INFO -> Style.DIM;
    };
  }

  private List<Line> full(Problem problem, int places) {
    List<Line> lines = new ArrayList<>();
    lines.add(title(problem));
    if (pen.verbose() && !problem.clauses().isEmpty()) {
      String ids = String.join(", ", problem.clauses());
      lines.addAll(pen.prose(INDENT, "Clauses", ids, ids));
    }
    addPlaces(lines, problem, places);
    if (!problem.why().isEmpty()) {
      lines.addAll(pen.prose(INDENT, "Why", problem.why(), Sentences.first(problem.why())));
    }
    if (!problem.remedy().isEmpty()) {
      lines.addAll(pen.prose(INDENT, "Fix", problem.remedy(), Prose.brief(problem.remedy())));
    }
    return lines;
  }

  private void addPlaces(List<Line> lines, Problem problem, int places) {
    List<Finding> findings = problem.findings();
    int shown =
        findings.size() <= places || places == 1 ? Math.min(findings.size(), places) : places - 1;
    for (Finding finding : findings.subList(0, shown)) {
      Line line = pen.line().own(" ".repeat(INDENT));
      lines.add(place(line, finding, findings.size() - shown, places == 1));
    }
    if (places > 1 && shown < findings.size()) {
      String more = "and " + (findings.size() - shown) + " more: -v shows all";
      lines.add(pen.line().own(" ".repeat(INDENT)).own(Style.DIM, more));
    }
  }

  private Line place(Line line, Finding finding, int more, boolean withMore) {
    line.path(Style.PLAIN, Places.spot(finding.place()), (pen.width() - INDENT) * 2 / 3);
    String origin = Places.origin(finding.place());
    if (!origin.isEmpty()) {
      line.own("  ").text(Style.YELLOW, origin);
    }
    if (withMore && more > 0) {
      line.own(Style.DIM, "  and " + more + " more");
    }
    return line.own("  ").text(Style.DIM, finding.message());
  }

  /** One line: severity, title, first place, how many more. */
  private Line brief(Problem problem) {
    int titleRoom = (pen.width() - INDENT) / 2;
    Finding first = problem.findings().getFirst();
    Line line = severity(problem.severity()).text(Style.BOLD, problem.title(), titleRoom);
    int more = problem.findings().size() - 1;
    String others = more == 0 ? "" : "  +" + more;
    line.to(INDENT + titleRoom + 2);
    int room = pen.width() - line.width() - others.length();
    line.path(Style.PLAIN, Places.spot(first.place()), room);
    return line.own(Style.DIM, others);
  }
}

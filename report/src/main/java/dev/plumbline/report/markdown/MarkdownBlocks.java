package dev.plumbline.report.markdown;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.report.escape.MarkdownText;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.ClauseRanges;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.NextStep;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Problems;
import dev.plumbline.report.view.Prose;
import dev.plumbline.report.view.Sentences;
import dev.plumbline.report.view.Tally;
import dev.plumbline.report.view.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The blocks of the Markdown report. Every text from outside is escaped here. */
final class MarkdownBlocks {
  private static final int PLACES = 10;
  private static final int LOOSENINGS = 10;
  private static final int PROSE = 1_000;

  private final ReportModel model;

  MarkdownBlocks(ReportModel model) {
    this.model = model;
  }

  private static String text(String text) {
    String line = Sentences.oneLine(text);
    return MarkdownText.inline(line.length() <= PROSE ? line : line.substring(0, PROSE) + "…");
  }

  private static String code(String text) {
    return MarkdownText.code(text.length() <= PROSE ? text : text.substring(0, PROSE) + "…");
  }

  String head(List<Problem> problems) {
    StringBuilder out = new StringBuilder("## Plumbline: ").append(result(problems)).append("\n\n");
    Gate gate = model.gate();
    if (gate != null) {
      out.append(gate.open() ? "**Gate open**" : "**Gate closed**");
      gate.reasons().stream().limit(3).forEach(reason -> out.append(" · ").append(text(reason)));
      out.append("\n\n");
    }
    if (!model.scanned().complete()) {
      out.append("> **Not everything could be read**, see coverage below.\n\n");
    }
    out.append(newOnly());
    loosenings(out);
    if (model.judgement() != null) {
      tally(out);
    }
    return out.toString();
  }

  private String result(List<Problem> problems) {
    long places = problems.stream().mapToLong(problem -> problem.findings().size()).sum();
    String what = model.head().newOnly() ? "new problem" : "problem";
    if (problems.isEmpty()) {
      return "no " + what + " found";
    }
    return Numbers.of(problems.size(), what, what + "s")
        + " in "
        + Numbers.of(places, "place", "places");
  }

  private String newOnly() {
    if (!model.head().newOnly()) {
      return "";
    }
    String base = model.head().base() == null ? "the baseline" : code(model.head().base());
    return "Only what is new since "
        + base
        + " is listed; "
        + Numbers.of(Problems.before(model), "finding was", "findings were")
        + " there before.\n\n";
  }

  private void loosenings(StringBuilder out) {
    if (model.loosenings().isEmpty()) {
      return;
    }
    out.append("### Loosens the rules\n\n");
    int shown = Math.min(LOOSENINGS, model.loosenings().size());
    for (Loosening loosening : model.loosenings().subList(0, shown)) {
      out.append("- ")
          .append(code(Places.spot(loosening.place())))
          .append(' ')
          .append(text(loosening.what()))
          .append(loosening.inEffect() ? "" : " (after the merge)")
          .append('\n');
    }
    if (shown < model.loosenings().size()) {
      out.append("- and ").append(model.loosenings().size() - shown).append(" more\n");
    }
    out.append('\n');
  }

  private void tally(StringBuilder out) {
    Tally tally = Tally.of(model.clauses());
    out.append("| Violated | Unproven | Excepted | Attested | Satisfied | Not applicable |\n");
    out.append("|---:|---:|---:|---:|---:|---:|\n");
    for (int count :
        List.of(
            tally.violated(),
            tally.unproven(),
            tally.excepted(),
            tally.attested(),
            tally.satisfied(),
            tally.notApplicable())) {
      out.append("| ").append(Numbers.grouped(count)).append(' ');
    }
    out.append("|\n\n");
  }

  String problem(Problem problem) {
    StringBuilder out = new StringBuilder("### ");
    out.append(problem.severity().label().toUpperCase(Locale.ROOT)).append(": ");
    out.append(text(problem.title())).append("\n\n");
    if (!problem.clauses().isEmpty()) {
      out.append("Violates ").append(text(ClauseRanges.text(problem.clauses()))).append("\n\n");
    }
    int shown = Math.min(PLACES, problem.findings().size());
    for (Finding finding : problem.findings().subList(0, shown)) {
      out.append("- ").append(code(Places.spot(finding.place())));
      String origin = Places.origin(finding.place());
      out.append(origin.isEmpty() ? "" : " (" + text(origin) + ")");
      out.append(": ").append(text(finding.message())).append('\n');
    }
    if (shown < problem.findings().size()) {
      String more = Numbers.of(problem.findings().size() - shown, "more place", "more places");
      out.append("- **").append(more).append("**\n");
    }
    out.append('\n');
    details(out, problem);
    return out.toString();
  }

  private void details(StringBuilder out, Problem problem) {
    if (problem.why().isEmpty() && problem.remedy().isEmpty()) {
      return;
    }
    out.append("<details><summary>Why, and how to mend it</summary>\n\n");
    if (!problem.why().isEmpty()) {
      out.append("**Why** ").append(text(problem.why())).append("\n\n");
    }
    if (!problem.remedy().isEmpty()) {
      out.append("**Fix** ");
      Prose.blocks(problem.remedy()).forEach(block -> remedy(out, block));
    }
    out.append("</details>\n\n");
  }

  private static void remedy(StringBuilder out, Prose.Block block) {
    if (block.code()) {
      List<String> lines = block.text().lines().map(MarkdownText::preformatted).toList();
      out.append("\n\n<pre>").append(String.join("\n", lines)).append("</pre>\n\n");
    } else {
      out.append(text(block.text())).append("\n\n");
    }
  }

  String stepsHead() {
    int unproven = Tally.of(model.clauses()).unproven();
    return "<details><summary>"
        + Numbers.of(unproven, "clause", "clauses")
        + " cannot be proven yet, and what would prove them</summary>\n\n"
        + "| Clauses | Step | Which |\n|---:|---|---|\n";
  }

  String stepsFoot() {
    return "\n</details>\n\n";
  }

  String step(NextStep step) {
    return "| "
        + Numbers.grouped(step.clauses().size())
        + " | "
        + text(step.step())
        + " | "
        + text(ClauseRanges.text(step.clauses()))
        + " |\n";
  }

  String coverageHead() {
    return "<details><summary>What was looked at"
        + (model.scanned().complete() ? "" : ", and what was not")
        + "</summary>\n\n";
  }

  List<String> coverage() {
    List<String> lines = new ArrayList<>();
    for (Hole hole : model.scanned().holes()) {
      lines.add(
          "- **not read** "
              + code(hole.place())
              + ": "
              + text(hole.reason())
              + ". "
              + text(hole.wayOut())
              + "\n");
    }
    for (CoverageView view : CoverageView.of(model.scanned().coverage())) {
      lines.add("- " + text(String.join(", ", view.names())) + ": " + text(view.sum()) + "\n");
    }
    return lines;
  }

  String foot() {
    Head head = model.head();
    String revision =
        head.target().revision() == null
            ? ""
            : " at " + code(Places.shortId(head.target().revision()));
    return "<sub>Plumbline "
        + text(head.version())
        + " on "
        + text(head.target().name())
        + revision
        + ", "
        + Times.minute(head.at())
        + "</sub>\n";
  }
}

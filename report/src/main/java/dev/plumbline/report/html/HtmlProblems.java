package dev.plumbline.report.html;

import dev.plumbline.evidence.Finding;
import dev.plumbline.report.escape.UriText;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Problems;
import dev.plumbline.report.view.Prose;
import dev.plumbline.report.view.Sentences;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.List;

/** The problems: where, why, how to mend them, whose they are. */
final class HtmlProblems {
  private static final int PLACES = 8;

  private final ReportModel model;
  private final HtmlWriter out;
  private final ClauseLinks links;

  HtmlProblems(ReportModel model, HtmlWriter out, ClauseLinks links) {
    this.model = model;
    this.out = out;
    this.links = links;
  }

  void write() throws IOException {
    boolean judged = model.judgement() != null;
    List<Problem> problems = judged ? Problems.violating(model) : Problems.all(model);
    out.section("violated", judged ? "Violated" : "Findings");
    if (problems.isEmpty()) {
      String nothing = model.head().newOnly() ? "Nothing new was found" : "Nothing was found";
      String where = model.scanned().complete() ? "." : " in what could be read.";
      out.element("p", nothing + where).raw("\n");
    }
    for (Problem problem : problems) {
      problem(problem);
    }
    out.endSection();
    List<Problem> further = judged ? Problems.further(model) : List.of();
    if (!further.isEmpty()) {
      out.section("further", "Findings that violate no clause");
      for (Problem problem : further) {
        problem(problem);
      }
      out.endSection();
    }
  }

  private void problem(Problem problem) throws IOException {
    String severity = problem.severity().label();
    out.raw("<article class=\"problem " + severity + "\">\n<h3><span class=\"badge " + severity);
    out.raw("\">" + severity + "</span> ").text(problem.title()).raw("</h3>\n");
    if (!problem.clauses().isEmpty()) {
      out.raw("<p class=\"ids\">Violates ").raw(links.links(problem.clauses()));
      out.raw(problem.closesGate() ? "" : " <span class=\"meta\">(does not close the gate)</span>");
      out.raw("</p>\n");
    }
    places(problem.findings());
    if (!problem.why().isEmpty()) {
      out.raw("<h4>Why</h4>\n");
      for (String paragraph : problem.why().split("\n[ \t]*\n", -1)) {
        out.raw("<p>").inline(Sentences.oneLine(paragraph)).raw("</p>\n");
      }
    }
    if (!problem.remedy().isEmpty()) {
      out.raw("<h4>Fix</h4>\n");
      for (Prose.Block block : Prose.blocks(problem.remedy())) {
        code(block);
      }
    }
    if (problem.rule() != null) {
      references(problem.rule());
    }
    out.raw("</article>\n");
  }

  /** Line feeds of our own rules stay: each line is escaped by itself. */
  private void code(Prose.Block block) throws IOException {
    if (!block.code()) {
      out.raw("<p>").inline(Sentences.oneLine(block.text())).raw("</p>\n");
      return;
    }
    out.raw("<pre tabindex=\"0\">");
    for (String line : block.text().split("\n", -1)) {
      out.text(line).raw("\n");
    }
    out.raw("</pre>\n");
  }

  private void places(List<Finding> findings) throws IOException {
    int shown = findings.size() <= PLACES + 2 ? findings.size() : PLACES;
    table(findings.subList(0, shown));
    if (shown < findings.size()) {
      String more = Numbers.of(findings.size() - shown, "more place", "more places");
      out.raw("<details><summary>" + more + "</summary>\n");
      table(findings.subList(shown, findings.size()));
      out.raw("</details>\n");
    }
  }

  private void table(List<Finding> findings) throws IOException {
    boolean owned = findings.stream().anyMatch(finding -> !model.ownersOf(finding).isEmpty());
    out.raw(
        "<div class=\"scroll stack\" tabindex=\"0\" role=\"group\" aria-label=\"Places\"><table>\n<thead><tr>");
    out.raw("<th scope=\"col\">Place</th><th scope=\"col\">What</th>");
    out.raw(owned ? "<th scope=\"col\">Owner</th>" : "").raw("</tr></thead>\n<tbody>\n");
    for (Finding finding : findings) {
      out.raw("<tr><td>").element("code", Places.spot(finding.place()));
      String origin = Places.origin(finding.place());
      if (!origin.isEmpty()) {
        out.raw("<br>").element("span class=\"meta\"", origin);
      }
      out.raw("</td><td>").inline(finding.message()).raw("</td>");
      if (owned) {
        out.element("td", String.join(", ", model.ownersOf(finding)));
      }
      out.raw("</tr>\n");
    }
    out.raw("</tbody></table></div>\n");
  }

  private void references(Rule rule) throws IOException {
    out.raw("<p class=\"meta\">Rule ").element("code", rule.id().value());
    for (String cwe : rule.cwe()) {
      out.raw(", ").text(cwe);
    }
    for (String reference : rule.references()) {
      out.raw(" · ");
      if (UriText.linkable(reference)) {
        out.raw("<a rel=\"noreferrer noopener\" href=\"").text(reference).raw("\">");
        out.text(reference).raw("</a>");
      } else {
        out.text(reference);
      }
    }
    out.raw("</p>\n");
  }
}

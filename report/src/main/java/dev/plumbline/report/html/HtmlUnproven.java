package dev.plumbline.report.html;

import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.NextStep;
import dev.plumbline.report.view.NextSteps;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Tally;
import java.io.IOException;
import java.util.List;

/** What cannot be proven, by the step that would prove it. */
final class HtmlUnproven {
  private static final int REASONS = 20;

  private final ReportModel model;
  private final HtmlWriter out;
  private final ClauseLinks links;

  HtmlUnproven(ReportModel model, HtmlWriter out, ClauseLinks links) {
    this.model = model;
    this.out = out;
    this.links = links;
  }

  void write() throws IOException {
    List<NextStep> steps = NextSteps.of(model);
    if (steps.isEmpty()) {
      return;
    }
    out.section("unproven", "Cannot be proven yet");
    int unproven = Tally.of(model.clauses()).unproven();
    out.element(
        "p",
        "Of "
            + Numbers.of(unproven, "clause", "clauses")
            + " nobody can say yet whether they hold. "
            + "Each step below would tell for the clauses beside it.");
    out.raw(
        "\n<div class=\"scroll stack\" tabindex=\"0\" role=\"group\" aria-label=\"Steps\"><table>\n");
    out.raw("<thead><tr><th scope=\"col\" class=\"number\">Clauses</th>");
    out.raw("<th scope=\"col\">Step</th><th scope=\"col\">Which</th></tr></thead>\n<tbody>\n");
    for (NextStep step : steps) {
      out.raw("<tr><td class=\"number\">" + Numbers.grouped(step.clauses().size()) + "</td><td>");
      out.raw("<b>").inline(step.step()).raw("</b>");
      reasons(step);
      out.raw("</td><td class=\"ids\">").raw(links.links(step.clauses())).raw("</td></tr>\n");
    }
    out.raw("</tbody></table></div>\n").endSection();
  }

  private void reasons(NextStep step) throws IOException {
    out.raw("<details><summary>Why</summary><ul>");
    for (String reason : step.reasons().stream().limit(REASONS).toList()) {
      out.element("li", reason);
    }
    int more = step.reasons().size() - REASONS;
    out.raw(more > 0 ? "<li>and " + more + " more, see the clauses</li>" : "");
    out.raw("</ul></details>");
  }
}

package dev.plumbline.report.html;

import dev.plumbline.evidence.Severity;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Journey;
import dev.plumbline.report.model.JourneyStep;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.PolicyRef;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Suppressed;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Places;
import dev.plumbline.report.view.Problems;
import dev.plumbline.report.view.SeverityCounts;
import dev.plumbline.report.view.Tally;
import dev.plumbline.report.view.Times;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a reader sees first: of what, when, the gate, the counts, the journey. */
final class HtmlSummary {
  private final ReportModel model;
  private final HtmlWriter out;

  HtmlSummary(ReportModel model, HtmlWriter out) {
    this.model = model;
    this.out = out;
  }

  void header() throws IOException {
    Head head = model.head();
    out.raw("<header>\n<p class=\"brand\">Plumbline ");
    out.text(model.judgement() == null ? "findings" : "policy report").raw("</p>\n");
    out.element("h1", head.target().name()).raw("\n<p class=\"meta\">").text(head.target().kind());
    if (head.target().branch() != null) {
      out.raw(", branch ").element("b", head.target().branch());
    }
    if (head.target().revision() != null) {
      out.raw(" at ").element("code", Places.shortId(head.target().revision()));
    }
    out.raw(", judged as of ").element("b", Times.minute(head.at())).raw("</p>\n");
    if (model.judgement() != null) {
      out.raw("<p class=\"meta\">Against ");
      String separator = "";
      for (PolicyRef policy : model.judgement().policies()) {
        out.raw(separator).text(policy.title() + " (" + policy.edition() + ")");
        separator = ", ";
      }
      out.raw("</p>\n");
    }
    if (head.newOnly()) {
      out.raw("<p class=\"meta\">Only what is new since ")
          .element("b", head.base() == null ? "the baseline" : head.base())
          .text(" is listed; " + Problems.before(model) + " findings were there before.")
          .raw("</p>\n");
    }
    contents();
    out.raw("</header>\n");
  }

  private void contents() throws IOException {
    boolean judged = model.judgement() != null;
    out.raw("<nav aria-label=\"Contents\"><ul>");
    out.raw("<li><a href=\"#violated\">" + (judged ? "Violated" : "Findings") + "</a></li>");
    if (Tally.of(model.clauses()).unproven() > 0) {
      out.raw("<li><a href=\"#unproven\">Cannot be proven yet</a></li>");
    }
    out.raw("<li><a href=\"#coverage\">Coverage</a></li>");
    out.raw(model.clauses().isEmpty() ? "" : "<li><a href=\"#clauses\">All clauses</a></li>");
    out.raw("</ul></nav>\n");
  }

  void summary() throws IOException {
    out.section("summary", "Summary");
    if (model.gate() != null) {
      gate(model.gate());
    }
    if (!model.scanned().complete()) {
      out.raw("<p class=\"notice bad\"><b>Not everything could be read.</b> ")
          .raw("Where nothing was found, something may still be: see ")
          .raw("<a href=\"#coverage\">coverage</a>.</p>\n");
    }
    loosenings();
    if (model.judgement() == null) {
      severities();
    } else {
      verdicts(Tally.of(model.clauses()));
      for (Journey journey : model.judgement().journeys()) {
        journey(journey);
      }
    }
    for (Suppressed group : model.scanned().suppressed()) {
      out.raw("<p class=\"meta\">Not shown: ")
          .text(Numbers.grouped(group.count()) + " " + group.reason())
          .raw("</p>\n");
    }
    for (String note : model.notes()) {
      out.element("p class=\"meta\"", note).raw("\n");
    }
    out.endSection();
  }

  private void gate(Gate gate) throws IOException {
    out.raw("<div class=\"gate " + (gate.open() ? "good" : "bad") + "\">\n<p><strong>");
    out.raw(gate.open() ? "Gate open" : "Gate closed").raw("</strong> ");
    out.text(String.join("; ", gate.reasons())).raw("</p>\n");
    out.raw("<p class=\"meta\">It closes on ").text(gate.setting()).raw(".</p>\n");
    if (!gate.next().isEmpty()) {
      out.raw("<p>Next</p>\n<ol>");
      for (String step : gate.next()) {
        out.raw("<li>").inline(step).raw("</li>");
      }
      out.raw("</ol>\n");
    }
    out.raw("</div>\n");
  }

  private void loosenings() throws IOException {
    if (model.loosenings().isEmpty()) {
      return;
    }
    out.raw("<div class=\"notice warn\">\n<p><b>The scanned files loosen the rules they are ")
        .raw("judged by.</b></p>\n<ul>\n");
    for (Loosening loosening : model.loosenings()) {
      out.raw("<li>").element("code", Places.spot(loosening.place())).raw(" ");
      out.text(loosening.what()).raw(loosening.inEffect() ? "" : " (after the merge)");
      out.raw("</li>\n");
    }
    out.raw("</ul>\n</div>\n");
  }

  private void verdicts(Tally tally) throws IOException {
    out.raw("<ul class=\"tiles\">\n");
    tile("violated", tally.violated(), "#violated");
    tile("unproven", tally.unproven(), "#unproven");
    tile("excepted", tally.excepted(), "#clauses");
    tile("attested", tally.attested(), "#clauses");
    tile("satisfied", tally.satisfied(), "#clauses");
    tile("not applicable", tally.notApplicable(), "#clauses");
    out.raw("</ul>\n");
    bar(tally);
  }

  private void tile(String word, int count, String target) throws IOException {
    out.raw("<li class=\"tile " + word.replace(' ', '-') + "\"><a href=\"" + target + "\"")
        .raw(" data-verdict=\"" + word + "\"><b>" + Numbers.grouped(count) + "</b> " + word)
        .raw("</a></li>\n");
  }

  /** Widths as attributes: the content security policy allows no style attribute. */
  private void bar(Tally tally) throws IOException {
    if (tally.total() == 0) {
      return;
    }
    out.raw("<svg class=\"bar\" viewBox=\"0 0 " + tally.total() + " 1\" ")
        .raw("preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    int x = 0;
    List<Map.Entry<String, Integer>> parts =
        List.of(
            Map.entry("violated", tally.violated()),
            Map.entry("unproven", tally.unproven()),
            Map.entry("excepted", tally.excepted()),
            Map.entry("attested", tally.attested()),
            Map.entry("satisfied", tally.satisfied()),
            Map.entry("not-applicable", tally.notApplicable()));
    for (Map.Entry<String, Integer> part : parts) {
      if (part.getValue() > 0) {
        out.raw("<rect class=\"" + part.getKey() + "\" x=\"" + x + "\" y=\"0\" width=\"")
            .raw(part.getValue() + "\" height=\"1\"/>");
        x += part.getValue();
      }
    }
    out.raw("</svg>\n");
  }

  private void severities() throws IOException {
    out.raw("<ul class=\"tiles\">\n");
    for (Map.Entry<Severity, Long> count : SeverityCounts.of(Problems.shown(model)).entrySet()) {
      out.raw("<li class=\"tile " + count.getKey().label() + "\"><a href=\"#violated\"><b>")
          .raw(Numbers.grouped(count.getValue()) + "</b> " + count.getKey().label())
          .raw("</a></li>\n");
    }
    out.raw("</ul>\n");
  }

  private void journey(Journey journey) throws IOException {
    long mandatory = journey.steps().stream().filter(JourneyStep::mandatory).count();
    long met =
        journey.steps().stream()
            .filter(step -> step.mandatory() && step.state() == JourneyStep.State.MET)
            .count();
    out.raw("<h3>Journey: ").text(journey.title());
    out.raw(
        ", " + met + " of " + mandatory + " mandatory steps met</h3>\n<ol class=\"journey\">\n");
    for (JourneyStep step : journey.steps()) {
      out.raw(
          "<li class=\"" + step.state().label() + (step.mandatory() ? "" : " optional") + "\">");
      out.element("b", step.id()).raw(" ").element("span class=\"state\"", step.state().label());
      out.raw("<br>").text(step.title());
      out.raw("<br><span class=\"meta\">" + step.met() + " of " + step.clauses() + " clauses");
      out.raw(step.mandatory() ? "" : ", optional").raw("</span></li>\n");
    }
    out.raw("</ol>\n");
  }
}

package dev.plumbline.report.html;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.Numbers;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What was looked at, what was left out on purpose, and what could not be read. */
final class HtmlCoverage {
  private static final Set<String> NUMBERS = Set.of("Enumerated", "Scanned", "Skipped", "Not read");

  private final ReportModel model;
  private final HtmlWriter out;

  HtmlCoverage(ReportModel model, HtmlWriter out) {
    this.model = model;
    this.out = out;
  }

  void write() throws IOException {
    out.section("coverage", "Coverage");
    holes(model.scanned().holes());
    detectors();
    sums();
    out.endSection();
  }

  private void head(String label, String... columns) throws IOException {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + label + "\">");
    out.raw("<table>\n<thead><tr>");
    for (String column : columns) {
      out.element(
          NUMBERS.contains(column) ? "th scope=\"col\" class=\"number\"" : "th scope=\"col\"",
          column);
    }
    out.raw("</tr></thead>\n<tbody>\n");
  }

  private void foot() throws IOException {
    out.raw("</tbody></table></div>\n");
  }

  private void holes(List<Hole> holes) throws IOException {
    if (holes.isEmpty()) {
      return;
    }
    out.raw("<h3>Could not be read</h3>\n");
    head("Could not be read", "What", "Why", "What to do");
    for (Hole hole : holes) {
      out.raw("<tr><td>").element("code", hole.place()).raw("</td>");
      out.element("td", hole.reason()).raw("<td>").inline(hole.wayOut()).raw("</td></tr>\n");
    }
    foot();
  }

  private void detectors() throws IOException {
    List<DetectorStatus> unfinished =
        model.scanned().detectors().stream()
            .filter(detector -> detector.state() != DetectorStatus.State.FINISHED)
            .toList();
    if (unfinished.isEmpty()) {
      return;
    }
    out.raw("<h3>Detectors that did not finish</h3>\n<ul>\n");
    for (DetectorStatus detector : unfinished) {
      out.raw("<li>").element("code", detector.name()).raw(" ").text(detector.state().label());
      out.text(detector.detail().isEmpty() ? "" : ": " + detector.detail()).raw("</li>\n");
    }
    out.raw("</ul>\n");
  }

  private void sums() throws IOException {
    out.raw("<h3>Looked at</h3>\n");
    head(
        "Looked at",
        "By",
        "Of",
        "Enumerated",
        "Scanned",
        "Skipped",
        "Not read",
        "Left out because");
    for (CoverageView view : CoverageView.of(model.scanned().coverage())) {
      Coverage coverage = view.coverage();
      long missing = coverage.enumerated() - coverage.scanned() - coverage.skipped();
      out.raw(coverage.complete() ? "<tr>" : "<tr class=\"incomplete\">");
      out.element("th scope=\"row\"", String.join(", ", view.names()))
          .element("td", coverage.unit());
      for (long number :
          new long[] {coverage.enumerated(), coverage.scanned(), coverage.skipped(), missing}) {
        out.raw("<td class=\"number\">" + Numbers.grouped(number) + "</td>");
      }
      out.raw("<td>");
      for (Skip skip : coverage.skips()) {
        out.text(Numbers.grouped(skip.count()) + ": " + skip.reason()).raw("<br>");
      }
      for (String note : coverage.notes()) {
        out.element("span class=\"meta\"", note).raw("<br>");
      }
      out.raw("</td></tr>\n");
    }
    foot();
  }
}

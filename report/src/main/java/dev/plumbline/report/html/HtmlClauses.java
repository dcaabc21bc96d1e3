package dev.plumbline.report.html;

import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.ProofRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.SubjectRow;
import dev.plumbline.report.view.Numbers;
import dev.plumbline.report.view.Sightings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every clause in one table that can be filtered; without script all are shown. */
final class HtmlClauses {
  private static final List<String> WORDS =
      List.of("violated", "unproven", "excepted", "attested", "satisfied", "not applicable");

  private final ReportModel model;
  private final HtmlWriter out;
  private final ClauseLinks links;
  private final List<String> sections;
  private final List<String> owners;

  HtmlClauses(ReportModel model, HtmlWriter out, ClauseLinks links) {
    this.model = model;
    this.out = out;
    this.links = links;
    this.sections = model.clauses().stream().map(ClauseRow::section).distinct().toList();
    Set<String> names = new TreeSet<>();
    model.clauses().forEach(clause -> names.addAll(model.ownersOf(clause)));
    this.owners = new ArrayList<>(names);
  }

  void write() throws IOException {
    if (model.clauses().isEmpty()) {
      return;
    }
    out.section("clauses", "All clauses");
    filter();
    out.raw("<p id=\"count\" class=\"meta\" role=\"status\" aria-live=\"polite\">")
        .text(Numbers.of(model.clauses().size(), "clause", "clauses"))
        .raw("</p>\n");
    out.raw("<div class=\"scroll stack\" tabindex=\"0\" role=\"group\" aria-label=\"All clauses\">")
        .raw("<table id=\"clause-table\">\n<thead><tr><th scope=\"col\">Clause</th>")
        .raw("<th scope=\"col\">What it says</th><th scope=\"col\">Level</th>")
        .raw("<th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n");
    for (ClauseRow clause : model.clauses()) {
      row(clause);
    }
    out.raw("</tbody></table></div>\n").endSection();
  }

  private void filter() throws IOException {
    out.raw("<form id=\"filter\" hidden role=\"search\" aria-label=\"Filter clauses\">\n");
    out.raw("<label>Text <input type=\"search\" id=\"f-text\" autocomplete=\"off\"></label>\n");
    select("f-section", "Section", sections, false);
    select("f-verdict", "Verdict", WORDS, true);
    if (!owners.isEmpty()) {
      select("f-owner", "Owner", owners, false);
    }
    out.raw("<button type=\"reset\">Show all</button>\n</form>\n");
  }

  /** Values are numbers of the lists, except the verdicts, which are our own words. */
  private void select(String id, String label, List<String> texts, boolean words)
      throws IOException {
    out.raw("<label>" + label + " <select id=\"" + id + "\"><option value=\"\">all</option>");
    for (int i = 0; i < texts.size(); i++) {
      String value = words ? texts.get(i) : Integer.toString(i);
      out.raw("<option value=\"" + value + "\">").text(texts.get(i)).raw("</option>");
    }
    out.raw("</select></label>\n");
  }

  private void row(ClauseRow clause) throws IOException {
    String word = clause.verdict().word();
    out.raw("<tr id=\"" + links.id(clause.id()) + "\" tabindex=\"-1\" data-section=\"")
        .raw(sections.indexOf(clause.section()) + "\" data-verdict=\"" + word + "\" data-owner=\"");
    StringBuilder numbers = new StringBuilder(" ");
    Set<String> names = model.ownersOf(clause);
    names.forEach(name -> numbers.append(owners.indexOf(name)).append(' '));
    out.raw(numbers + "\">").raw("<th scope=\"row\"><span class=\"id\">").text(clause.id());
    out.raw("</span></th><td>").text(clause.text()).raw("<br><span class=\"meta\">");
    out.text(clause.section());
    out.text(names.isEmpty() ? "" : ". Owners: " + String.join(", ", names));
    String controls = String.join(", ", clause.controls());
    out.text(controls.isEmpty() ? "" : ". Controls: " + controls).raw("</span>");
    for (String note : clause.notes()) {
      out.raw("<br>").element("span class=\"meta\"", note);
    }
    out.raw("</td><td>").text(clause.modality()).raw("<br><span class=\"meta\">");
    out.text(clause.level()).raw("</span></td><td>");
    out.raw("<span class=\"badge " + word.replace(' ', '-') + "\">" + word + "</span> ");
    detail(clause.verdict());
    subjects(clause.subjects());
    out.raw("</td></tr>\n");
  }

  private void detail(Verdict verdict) throws IOException {
    switch (verdict) {
      case Verdict.Violated violated ->
          out.text(
              "in "
                  + Numbers.of(Sightings.distinct(violated.findings()).size(), "place", "places"));
      case Verdict.Unproven unproven -> gaps(unproven.gaps());
      case Verdict.Excepted excepted ->
          out.text("by " + String.join(", ", excepted.exceptions()) + " until " + excepted.until());
      case Verdict.Attested attested ->
          out.text("by " + String.join(", ", attested.by()) + ", not tested");
      case Verdict.Satisfied satisfied ->
          out.text(
              satisfied.strength().label()
                  + ", "
                  + Numbers.grouped(satisfied.population())
                  + " looked at");
      case Verdict.NotApplicable none -> out.text(none.because());
    }
  }

  private void gaps(List<Gap> gaps) throws IOException {
    out.inline(gaps.getFirst().reason());
    out.raw("<details><summary>What would prove it</summary><ul>");
    for (Gap gap : gaps) {
      out.raw("<li>").inline(gap.step()).raw("<br>").element("span class=\"meta\"", gap.reason());
      out.raw("</li>");
    }
    out.raw("</ul></details>");
  }

  private void subjects(List<SubjectRow> subjects) throws IOException {
    if (subjects.size() < 2 && subjects.stream().allMatch(row -> row.proofs().isEmpty())) {
      return;
    }
    out.raw("<details><summary>Proofs</summary><ul>");
    for (SubjectRow row : subjects) {
      out.raw("<li>").text(row.subject() + ": " + row.verdict().word()).raw("<ul>");
      for (ProofRow proof : row.proofs()) {
        out.raw("<li>").element("code", proof.name()).text(" " + proof.outcome());
        out.text(proof.detail().isEmpty() ? "" : ": " + proof.detail()).raw("</li>");
      }
      for (String note : row.notes()) {
        out.element("li class=\"meta\"", note);
      }
      out.raw("</ul></li>");
    }
    out.raw("</ul></details>");
  }
}

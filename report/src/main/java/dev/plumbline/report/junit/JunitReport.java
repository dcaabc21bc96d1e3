package dev.plumbline.report.junit;

import dev.plumbline.report.escape.XmlText;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.CoverageView;
import dev.plumbline.report.view.Problem;
import dev.plumbline.report.view.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JUnit XML as build servers read it: a test case for each clause, or for each rule in a
 * findings-only report. Violated is a failure; what is unproven, excepted, attested or not
 * applicable is skipped with the reason, never passed; what was not read is an error.
 */
public final class JunitReport {
  private JunitReport() {}

  /** Writes the report. */
  public static void write(ReportModel model, Appendable out) throws IOException {
    List<Suite> suites = new ArrayList<>();
    suites.addAll(model.judgement() == null ? rules(model) : clauses(model));
    suites.add(run(model));
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Plumbline\"");
    counts(suites.stream().flatMap(suite -> suite.cases().stream()).toList(), out);
    out.append(">\n");
    for (Suite suite : suites) {
      suite(suite, model, out);
    }
    out.append("</testsuites>\n");
  }

  private record Suite(String name, List<Case> cases) {}

  private static List<Suite> clauses(ReportModel model) {
    Map<String, List<Case>> sections = new LinkedHashMap<>();
    for (ClauseRow clause : model.clauses()) {
      String section = clause.policy() + " / " + clause.section();
      sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(Cases.of(clause, model));
    }
    List<Suite> suites = new ArrayList<>();
    sections.forEach((name, cases) -> suites.add(new Suite(name, cases)));
    return suites;
  }

  private static List<Suite> rules(ReportModel model) {
    Map<String, List<Case>> checks = new LinkedHashMap<>();
    List<Problem> problems = Problems.all(model);
    for (Problem problem : problems) {
      String check = problem.findings().getFirst().check().value();
      checks.computeIfAbsent(check, _ -> new ArrayList<>()).add(Cases.of(problem));
    }
    model.scanned().rules().values().stream()
        .filter(rule ->
            problems.stream().noneMatch(p -> rule.id().equals(p.findings().getFirst().rule())))
        .forEach(rule ->
            checks
                .computeIfAbsent(rule.check().value(), _ -> new ArrayList<>())
                .add(Cases.clean(rule, model.scanned().complete())));
    List<Suite> suites = new ArrayList<>();
    checks.forEach((name, cases) -> suites.add(new Suite(name, cases)));
    return suites;
  }

  /** Whether the run itself went well: an incomplete scan must not look green. */
  private static Suite run(ReportModel model) {
    List<Case> cases = new ArrayList<>();
    for (CoverageView view : CoverageView.of(model.scanned().coverage())) {
      cases.add(Cases.of(new CoverageRow(String.join(", ", view.names()), view.coverage())));
    }
    for (DetectorStatus detector : model.scanned().detectors()) {
      cases.add(Cases.of(detector));
    }
    Gate gate = model.gate();
    if (gate != null) {
      cases.add(Cases.of(gate));
    }
    return new Suite("plumbline run", cases);
  }

  private static void counts(List<Case> cases, Appendable out) throws IOException {
    count("tests", cases.size(), out);
    count("failures", cases.stream().filter(c -> c.kind() == Case.Kind.FAILURE).count(), out);
    count("errors", cases.stream().filter(c -> c.kind() == Case.Kind.ERROR).count(), out);
    count("skipped", cases.stream().filter(c -> c.kind() == Case.Kind.SKIPPED).count(), out);
  }

  private static void count(String name, long count, Appendable out) throws IOException {
    out.append(' ').append(name).append("=\"").append(Long.toString(count)).append('"');
  }

  private static void suite(Suite suite, ReportModel model, Appendable out) throws IOException {
    out.append("  <testsuite");
    attribute("name", suite.name(), out);
    counts(suite.cases(), out);
    attribute("timestamp", model.head().at().toString().replaceAll("(\\.\\d+)?Z$", ""), out);
    out.append(">\n");
    for (Case test : suite.cases()) {
      testCase(test, suite.name(), out);
    }
    out.append("  </testsuite>\n");
  }

  private static void testCase(Case test, String suite, Appendable out) throws IOException {
    out.append("    <testcase");
    attribute("name", test.name(), out);
    attribute("classname", suite, out);
    if (test.kind() == Case.Kind.PASSED) {
      out.append("/>\n");
      return;
    }
    String element = test.kind().element();
    out.append(">\n      <").append(element);
    attribute("message", test.message(), out);
    if (test.kind() != Case.Kind.SKIPPED) {
      attribute("type", test.type(), out);
    }
    out.append('>').append(XmlText.element(test.lines()));
    out.append("</").append(element).append(">\n    </testcase>\n");
  }

  private static void attribute(String name, String value, Appendable out) throws IOException {
    out.append(' ').append(name).append("=\"").append(XmlText.attribute(value)).append('"');
  }
}

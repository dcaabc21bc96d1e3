package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.html.HtmlReport;
import dev.plumbline.report.json.JsonReport;
import dev.plumbline.report.junit.JunitReport;
import dev.plumbline.report.markdown.MarkdownReport;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Judgement;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Scanned;
import dev.plumbline.report.sarif.SarifReport;
import dev.plumbline.report.terminal.TerminalOptions;
import dev.plumbline.report.terminal.TerminalReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class AllFormatsTest {
  private static final long SEED = Long.getLong("plumbline.seed", 20_261_124L);

  /** Renders every format and checks what must hold of any report. */
  private static String everyFormat(ReportModel model) throws Exception {
    String json = render(out -> JsonReport.write(model, out));
    Schemas.assertValid("report-1.json", json);
    String sarif = render(out -> SarifReport.write(model, out));
    Schemas.assertSarif(sarif);
    String junit = render(out -> JunitReport.write(model, out));
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(junit)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("testsuites");
    String markdown = render(out -> MarkdownReport.write(model, out));
    assertThat(markdown.length()).isLessThanOrEqualTo(MarkdownReport.LIMIT);
    String html = render(out -> HtmlReport.write(model, out));
    assertThat(html.split("<script", -1)).hasSize(2);
    String terminal = render(out -> TerminalReport.write(model, TerminalOptions.PLAIN, out));
    assertThat(terminal.lines().count()).as(terminal).isLessThanOrEqualTo(40);
    assertThat(terminal.lines()).noneMatch(line -> line.strip().startsWith("::"));
    TerminalOptions all = new TerminalOptions(false, true, 60, true);
    String verbose = render(out -> TerminalReport.write(model, all, out));
    for (String text : List.of(json, sarif, junit, markdown, html, terminal, verbose)) {
      Golden.assertHarmless(text);
      assertThat(text).doesNotContain("##[", "##vso[", "##teamcity[");
    }
    return terminal;
  }

  private static String render(AtomicOutput.Body body) throws IOException {
    StringBuilder out = new StringBuilder();
    body.writeTo(out);
    return out.toString();
  }

  @Test
  void reportsOfChance() throws Exception {
    for (int i = 0; i < 40; i++) {
      long seed = SEED + i;
      try {
        everyFormat(new RandomModel(seed).next());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("run again with -Dplumbline.seed=" + seed, e);
      }
    }
  }

  @Test
  void nothingLookedAtIsNotClean() throws Exception {
    Scanned nothing =
        new Scanned(List.of(), new TreeMap<>(), List.of(), List.of(), List.of(), new TreeSet<>());
    ReportModel model =
        new ReportModel(
            RichModel.head("scan", false),
            List.of(),
            null,
            nothing,
            null,
            new TreeMap<>(),
            List.of());
    assertThat(everyFormat(model)).contains("nothing was looked at");
  }

  @Test
  void aCleanRepository() throws Exception {
    Coverage coverage = new Coverage("files", 7, 7, List.of(), List.of(), List.of());
    Scanned scanned =
        new Scanned(
            List.of(),
            RichRules.all(),
            List.of(new CoverageRow("secrets.tree", coverage)),
            List.of(),
            List.of(),
            new TreeSet<>());
    Verdict verdict = new Verdict.Satisfied(Strength.TESTED, 7);
    ClauseRow clause =
        new ClauseRow(
            "C-01",
            "p",
            "s",
            "t",
            "must",
            "mandatory",
            true,
            verdict,
            List.of(),
            List.of(),
            List.of());
    Judgement judgement = new Judgement(List.of(), List.of(clause), List.of(), new TreeMap<>());
    Gate gate = new Gate(true, 0, "violated clauses", List.of(), List.of());
    ReportModel model =
        new ReportModel(
            RichModel.head("check", false),
            List.of(),
            judgement,
            scanned,
            gate,
            new TreeMap<>(),
            List.of());
    assertThat(everyFormat(model))
        .contains("✓ No clause is known to be violated")
        .contains("OPEN")
        .contains("(exit 0)");
  }
}

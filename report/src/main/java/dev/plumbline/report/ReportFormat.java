package dev.plumbline.report;

import dev.plumbline.report.html.HtmlReport;
import dev.plumbline.report.json.JsonReport;
import dev.plumbline.report.junit.JunitReport;
import dev.plumbline.report.markdown.MarkdownReport;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.sarif.SarifReport;
import dev.plumbline.report.terminal.TerminalOptions;
import dev.plumbline.report.terminal.TerminalReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of a report. */
public enum ReportFormat {
  TERMINAL,
  JSON,
  SARIF,
  JUNIT,
  HTML,
  MARKDOWN;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with this label, if there is one. */
  public static Optional<ReportFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
  }

  /**
   * Writes a report.
   *
   * @param options how it looks; only the terminal format reads them
   */
  public void write(ReportModel model, TerminalOptions options, Appendable out) throws IOException {
    switch (this) {
      case TERMINAL -> TerminalReport.write(model, options, out);
      case JSON -> JsonReport.write(model, out);
      case SARIF -> SarifReport.write(model, out);
      case JUNIT -> JunitReport.write(model, out);
      case HTML -> HtmlReport.write(model, out);
      case MARKDOWN -> MarkdownReport.write(model, out);
    }
  }
}

package dev.plumbline.report.html;

import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.Times;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report as one HTML file: no network (the content security policy forbids it), readable
 * without script, by keyboard and screen reader, in light and dark, and on paper.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes the report. */
  public static void write(ReportModel model, Appendable appendable) throws IOException {
    HtmlWriter out = new HtmlWriter(appendable);
    ClauseLinks links = new ClauseLinks(model.clauses());
    head(model, out);
    out.raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
    new HtmlSummary(model, out).header();
    out.raw("<main id=\"main\">\n");
    new HtmlSummary(model, out).summary();
    new HtmlProblems(model, out, links).write();
    new HtmlUnproven(model, out, links).write();
    new HtmlCoverage(model, out).write();
    new HtmlClauses(model, out, links).write();
    out.raw("</main>\n<footer><p>Made by Plumbline ").text(model.head().version());
    out.raw(". This file holds all it shows and loads nothing.</p></footer>\n");
    out.raw("<script>").raw(resource("report.js")).raw("</script>\n</body>\n</html>\n");
  }

  private static void head(ReportModel model, HtmlWriter out) throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src '" + digest(style) + "'; script-src '" + digest(script) + "'; ")
        .raw("base-uri 'none'; form-action 'none'\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    out.text(model.head().target().name()).raw(": Plumbline report of ");
    out.text(Times.minute(model.head().at())).raw("</title>\n");
    out.raw("<style>").raw(style).raw("</style>\n</head>\n");
  }

  /** Our own style and script; they hold no closing tag and no data. */
  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside " + HtmlReport.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /** A source of the content security policy: CSP 3, §2.3.1. */
  static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Masks;
import dev.plumbline.engine.ReportMatcher;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.imports.Report;
import dev.plumbline.engine.imports.ReportException;
import dev.plumbline.engine.imports.ReportFormat;
import dev.plumbline.engine.imports.ReportReader;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.engine.triage.Judged;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.report.json.JsonWriter;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb import}: what another secret scanner reported or ignores, beside our findings. */
@Command(
    name = "import",
    description = {
      "Match a report, baseline or ignore file of another secret scanner with our findings.",
      "With --as-baseline each match becomes an entry of .plumb/baseline that is known, not judged."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 all matched, 2 wrong usage or no such format, 10 some are not matched.")
final class ImportCommand implements Callable<Integer> {
  /** Something of the report has no finding of ours. */
  static final int UNMATCHED = 10;

  private final Context context;

  @Parameters(index = "0", paramLabel = "FILE", description = "The report.")
  private Path file = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description =
          "gitleaks-json, gitleaks-csv, gitleaksignore, detect-secrets, trufflehog, kingfisher,"
              + " kingfisher-baseline, noseyparker, ggshield, gitallowed or sarif; found out when"
              + " left out.")
  private @Nullable String from;

  @Option(names = "--as-baseline", description = "Write the matches to .plumb/baseline as known.")
  private boolean asBaseline;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who imports; default: git's user.name.")
  private @Nullable String who;

  @Option(names = "--format", paramLabel = "FORMAT", description = "terminal or json.")
  private String format = "terminal";

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (!format.equals("terminal") && !format.equals("json")) {
      throw new UsageException(
          "import: --format terminal or json; --from names the report's format");
    }
    Report report = read();
    try (Workspace workspace = Workspace.open(path)) {
      List<ReportMatcher.Match> matches =
          ReportMatcher.match(report, workspace, Detectors.contentOnly());
      int written = asBaseline ? write(BaselineStore.of(workspace), report, matches) : 0;
      context
          .streams()
          .print(format.equals("json") ? json(report, matches) : text(report, matches, written));
      return matches.stream().allMatch(match -> match.reason().isEmpty()) ? ExitCode.OK : UNMATCHED;
    }
  }

  private Report read() throws UsageException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    ReportFormat known = null;
    if (from != null) {
      known =
          ReportFormat.of(from)
              .orElseThrow(() ->
                  new UsageException(
                      "import: --from " + from + ": one of " + ReportFormat.labels()));
    }
    try {
      return ReportReader.read(name, decoded(Reading.file(file)), known);
    } catch (ReportException e) {
      throw new UsageException("import: " + name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("import: " + name + ": " + Reading.reason(e));
    }
  }

  /** UTF-8, or UTF-16 with a mark, as some shells redirect. */
  private static String decoded(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
    Charset charset =
        switch (mark) {
          case 0xFFFE, 0xFEFF -> StandardCharsets.UTF_16;
          default -> StandardCharsets.UTF_8;
        };
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private int write(BaselineStore store, Report report, List<ReportMatcher.Match> matches)
      throws Exception {
    String by = who != null && !who.isBlank() ? who.strip() : Who.amI();
    LocalDate day = context.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    List<BaselineEntry> entries = new ArrayList<>(store.read());
    TreeSet<Fingerprint> there = new TreeSet<>();
    entries.forEach(entry -> there.add(entry.fingerprint()));
    int before = entries.size();
    for (ReportMatcher.Match match : matches) {
      String note = match.reported().note();
      for (Finding finding : match.ours()) {
        if (there.add(finding.fingerprint())) {
          entries.add(
              BaselineEntry.known(finding, day)
                  .judged(
                      Judged.KNOWN,
                      day,
                      null,
                      by,
                      "imported from " + report.tool() + (note.isEmpty() ? "" : ", " + note)));
        }
      }
    }
    if (entries.size() > before) {
      store.write(entries);
    }
    return entries.size() - before;
  }

  private String text(Report report, List<ReportMatcher.Match> matches, int written) {
    Masks masks = new Masks();
    StringBuilder out = new StringBuilder();
    line(out, masks, report.tool() + " (" + report.format().label() + "): " + matches.size());
    int matched = 0;
    for (ReportMatcher.Match match : matches) {
      for (Finding finding : match.ours()) {
        line(
            out,
            masks,
            "  = "
                + finding.fingerprint().value().substring(0, 12)
                + "  "
                + finding.rule()
                + "  "
                + match.reported());
      }
      if (match.ours().isEmpty()) {
        String at = match.reported().at() > 0 ? " (line " + match.reported().at() + ")" : "";
        line(out, masks, "  ? " + match.reported() + at + ": " + match.reason());
      } else {
        matched++;
      }
    }
    line(out, masks, matched + " matched, " + (matches.size() - matched) + " not");
    if (asBaseline) {
      line(
          out,
          masks,
          "wrote .plumb/baseline: "
              + written
              + " new, known and not judged; plumb baseline add FINGERPRINT --reason … judges one");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Masks masks, String text) {
    out.append(Printed.line(masks.text(text))).append('\n');
  }

  private static String json(Report report, List<ReportMatcher.Match> matches) throws IOException {
    Masks masks = new Masks();
    StringBuilder out = new StringBuilder();
    JsonWriter json = new JsonWriter(out);
    json.beginObject()
        .field("schema", "urn:plumbline:schema:import-1")
        .field("tool", masks.text(report.tool()))
        .field("from", report.format().label())
        .name("entries")
        .beginArray();
    for (ReportMatcher.Match match : matches) {
      json.beginObject()
          .field("rule", masks.text(match.reported().rule()))
          .field("path", masks.text(match.reported().path()))
          .field("line", match.reported().line())
          .field("commit", masks.text(match.reported().commit()))
          .field("note", match.reported().note())
          .field("reason", match.reason())
          .name("matches")
          .beginArray();
      for (Finding finding : match.ours()) {
        json.beginObject()
            .field("fingerprint", finding.fingerprint().value())
            .field("rule", finding.rule().value())
            .field("path", masks.text(finding.place().path()))
            .field(
                "line", finding.place().region() == null ? 0 : finding.place().region().startLine())
            .endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
    return out.append('\n').toString();
  }
}

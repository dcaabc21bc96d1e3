package dev.plumbline.app.cli;

import dev.plumbline.engine.Masks;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.report.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline list}: what is known and what was judged, as text or JSON. */
@Command(
    name = "list",
    description = "The entries: verdict, rule, path, who, when, until, why.",
    mixinStandardHelpOptions = true)
final class BaselineListCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(names = "--format", paramLabel = "FORMAT", description = "terminal or json.")
  private String format = "terminal";

  BaselineListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (!format.equals("terminal") && !format.equals("json")) {
      throw new UsageException("baseline list: --format terminal or json");
    }
    try (Workspace workspace = Workspace.open(path)) {
      List<BaselineEntry> entries = BaselineStore.of(workspace).read();
      LocalDate day = context.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
      context.streams().print(format.equals("json") ? json(entries, day) : text(entries, day));
      return ExitCode.OK;
    }
  }

  private static String text(List<BaselineEntry> entries, LocalDate day) {
    Masks masks = new Masks();
    StringBuilder out = new StringBuilder();
    for (BaselineEntry entry : entries) {
      StringBuilder line = new StringBuilder();
      line.append(entry.fingerprint().value(), 0, 12)
          .append("  ")
          .append(entry.judged().label())
          .append(entry.expired(day) ? " (over)" : "")
          .append("  ")
          .append(entry.rule())
          .append("  ")
          .append(entry.path());
      if (!entry.who().isEmpty()) {
        line.append("  by ").append(entry.who());
      }
      line.append(day(entry.on(), " on ")).append(day(entry.until(), " until "));
      if (!entry.reason().isEmpty()) {
        line.append(": ").append(entry.reason());
      }
      out.append(Printed.line(masks.text(line.toString()))).append('\n');
    }
    return out.append(entries.size()).append(" entries\n").toString();
  }

  private static String day(@Nullable LocalDate day, String word) {
    return day == null ? "" : word + day;
  }

  private static String json(List<BaselineEntry> entries, LocalDate day) throws IOException {
    Masks masks = new Masks();
    StringBuilder out = new StringBuilder();
    JsonWriter json = new JsonWriter(out);
    json.beginObject()
        .field("schema", "urn:plumbline:schema:baseline-1")
        .name("entries")
        .beginArray();
    for (BaselineEntry entry : entries) {
      json.beginObject()
          .field("fingerprint", entry.fingerprint().value())
          .field("verdict", entry.judged().label())
          .field("on", entry.on() == null ? null : entry.on().toString())
          .field("until", entry.until() == null ? null : entry.until().toString())
          .field("expired", entry.expired(day))
          .field("rule", entry.rule())
          .field("path", masks.text(entry.path()))
          .field("who", masks.text(entry.who()))
          .field("reason", masks.text(entry.reason()))
          .endObject();
    }
    json.endArray().endObject();
    return out.append('\n').toString();
  }
}

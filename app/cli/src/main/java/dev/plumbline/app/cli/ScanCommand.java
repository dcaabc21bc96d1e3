package dev.plumbline.app.cli;

import dev.plumbline.engine.Change;
import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.StandardInput;
import dev.plumbline.engine.Workspace;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Severity;
import dev.plumbline.report.model.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb scan}: findings only. */
@Command(
    name = "scan",
    description = {
      "Findings only, without verdicts.",
      "AREA is secrets, repository, infrastructure or dependencies; all of them when left out."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 nothing, 1 findings at --fail-on, 2 wrong usage, 3 not all was read.")
final class ScanCommand implements Callable<Integer> {
  private static final Set<String> AREAS =
      Set.of("secrets", "repository", "infrastructure", "dependencies");

  private final Context context;

  @Parameters(arity = "0..2", paramLabel = "[AREA] [PATH]", description = "What and where.")
  private List<String> words = new ArrayList<>();

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(names = "--history", description = "Every git object, reachable or not.")
  private boolean history;

  @Option(names = "--stdin", description = "Scan standard input for secrets.")
  private boolean stdin;

  @Option(
      names = "--stdin-name",
      paramLabel = "NAME",
      description = "What standard input is called in places, for example deploy.log.")
  private String stdinName = "";

  @Option(
      names = "--records",
      paramLabel = "PATH",
      description =
          "Scan an export for secrets, record by record: a file or folder of JSON lines or JSON"
              + " documents (issues, comments, chat).")
  private @Nullable Path records;

  @Option(
      names = "--id-field",
      paramLabel = "NAME",
      description = "The field that holds a record's id; found out when left out.")
  private String idField = "";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "info, low, medium (default), high or critical.")
  private String failOn = "medium";

  ScanCommand(Context context) {
    this.context = context;
  }

  /** {@code plumb scan secrets --staged [PATH]}, without the command line's reader. */
  static int stagedSecrets(Context context, List<String> path) throws Exception {
    ScanCommand command = new ScanCommand(context);
    command.words.add("secrets");
    command.words.addAll(path);
    command.target.staged = true;
    return command.call();
  }

  @Override
  public Integer call() throws Exception {
    Severity floor =
        Severity.ofLabel(failOn)
            .orElseThrow(() ->
                new UsageException("--fail-on " + failOn + ": info, low, medium, high, critical"));
    List<String> rest = new ArrayList<>(words);
    String area = !rest.isEmpty() && AREAS.contains(rest.getFirst()) ? rest.removeFirst() : "";
    if (rest.size() > 1) {
      throw new UsageException("scan " + rest.getFirst() + ": no such area; one of " + AREAS);
    }
    Path path = Path.of(rest.isEmpty() ? "." : rest.getFirst());
    if (stdin && records != null) {
      throw new UsageException("--stdin and --records: give one of them");
    }
    if ((stdin || records != null) && !area.isEmpty() && !area.equals("secrets")) {
      throw new UsageException("scan " + area + ": a stream and records are scanned for secrets");
    }
    report.validate();
    Request request = target.request(history, context);
    Looked looked;
    if (stdin) {
      looked =
          StandardInput.scan(context.streams().in(), stdinName, request, Detectors.contentOnly());
    } else if (records != null) {
      looked = StandardInput.records(records, idField, Detectors.contentOnly());
    } else {
      // A change is scanned at the desk, where every millisecond of loading is felt.
      boolean contentOnly =
          area.equals("secrets") && !(request.change() instanceof Change.Everything);
      Detectors detectors = contentOnly ? Detectors.contentOnly() : Detectors.installed();
      try (Workspace workspace = Workspace.open(path)) {
        looked =
            new Engine(area.isEmpty() ? detectors : detectors.area(area)).scan(workspace, request);
      }
    }
    return report(looked, request, area, floor);
  }

  private int report(Looked looked, Request request, String area, Severity floor) throws Exception {
    List<Finding> closing = Models.closing(looked, floor);
    int code = ExitCode.of(!closing.isEmpty(), !looked.scan().complete());
    List<String> reasons =
        closing.isEmpty()
            ? List.of()
            : List.of(closing.size() + " findings at " + floor.label() + " or worse");
    Gate gate =
        new Gate(
            closing.isEmpty(),
            code,
            "findings at " + floor.label() + " or worse",
            reasons,
            List.of());
    String command = area.isEmpty() ? "scan" : "scan " + area;
    report.write(
        new Models(looked, request.at(), target.base).scan(command, gate), context.streams());
    return code;
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.assess.GateOptions;
import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.RecordExport;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import dev.plumbline.report.model.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb check}: the main job. */
@Command(
    name = "check",
    description = "Scan a repository and judge it against every clause.",
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 open, 1 gate closed, 2 wrong usage, 3 something could not be read.")
final class CheckCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "Repository, folder or archive.")
  private Path path = Path.of(".");

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(names = "--quick", description = "Leave history out; its clauses stay unproven.")
  private boolean quick;

  @Option(
      names = "--gate",
      paramLabel = "LEVEL",
      description = "must (default): violated mandatory must-clauses close it; should: those too.")
  private String gate = "must";

  @Option(
      names = "--records",
      paramLabel = "KIND=PATH",
      description =
          "Evidence: an export of chat or tickets (issues, pull requests, comments), a file or folder"
              + " of JSON lines or JSON documents. Once for each.")
  private List<String> records = new ArrayList<>();

  @Option(names = "--require-proven", description = "Unproven clauses close the gate, too.")
  private boolean requireProven;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (!gate.equals("must") && !gate.equals("should")) {
      throw new UsageException("--gate " + gate + ": must or should");
    }
    report.validate();
    Request request = target.request(!quick, context);
    try (Workspace workspace = Workspace.open(path)) {
      Engine.Judged judged = new Engine(Detectors.installed()).check(workspace, request, exports());
      GateOptions options =
          new GateOptions(
              gate.equals("should"),
              requireProven,
              judged.looked().newOnly(),
              judged.looked().known());
      boolean closed = judged.assessment().gate(options).closed();
      int code = ExitCode.of(closed, !judged.looked().scan().complete());
      Gate shown = Models.gate(judged, options, setting(), code);
      report.write(
          new Models(judged.looked(), request.at(), target.base).check(judged, options, shown),
          context.streams());
      return code;
    }
  }

  private List<RecordExport> exports() throws UsageException {
    List<RecordExport> exports = new ArrayList<>();
    for (String text : records) {
      int equals = text.indexOf('=');
      Optional<RecordExport.Kind> kind =
          equals < 0 ? Optional.empty() : RecordExport.Kind.of(text.substring(0, equals));
      if (kind.isEmpty() || equals == text.length() - 1) {
        throw new UsageException("--records " + text + ": chat=PATH or tickets=PATH");
      }
      exports.add(new RecordExport(kind.get(), Path.of(text.substring(equals + 1))));
    }
    return exports;
  }

  private String setting() {
    return "violated mandatory clauses"
        + (gate.equals("should") ? " (must and should)" : " (must)")
        + (requireProven ? " and unproven ones" : "");
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline}: writes down what is known, so that scans show what is new. */
@Command(
    name = "baseline",
    description = {
      "Write .plumb/baseline: findings that are known. Entries that are there stay as they are.",
      "A verdict changes only by an entry judged false, with who, why and when, in the base."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BaselineAddCommand.class,
      BaselineListCommand.class,
      BaselinePruneCommand.class,
      BaselineCheckCommand.class
    })
final class BaselineCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(names = "--history", description = "With every git object.")
  private boolean history;

  BaselineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Request request = target.request(history, context);
    LocalDate day = request.at().atZone(request.zone()).toLocalDate();
    try (Workspace workspace = Workspace.open(path)) {
      BaselineStore store = BaselineStore.of(workspace);
      List<BaselineEntry> entries = new ArrayList<>(store.read());
      Looked looked = new Engine(Detectors.installed()).scan(workspace, request);
      if (!looked.scan().complete()) {
        context
            .streams()
            .err()
            .println(
                "plumb: not everything could be read, so no baseline was written; see plumb scan");
        return ExitCode.INCOMPLETE;
      }
      TreeSet<Fingerprint> there = new TreeSet<>();
      entries.forEach(entry -> there.add(entry.fingerprint()));
      int before = there.size();
      for (Finding finding : looked.scan().findings()) {
        if (there.add(finding.fingerprint())) {
          entries.add(BaselineEntry.known(finding, day));
        }
      }
      store.write(entries);
      context
          .streams()
          .print(
              "wrote .plumb/baseline: " + (there.size() - before) + " new, " + before + " kept\n");
      return ExitCode.OK;
    }
  }
}

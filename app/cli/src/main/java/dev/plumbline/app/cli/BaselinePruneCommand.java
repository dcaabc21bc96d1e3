package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.evidence.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline prune}: takes out entries that no finding answers any more. */
@Command(
    name = "prune",
    description = "Take out entries that match nothing any more, in the tree or the history.",
    mixinStandardHelpOptions = true)
final class BaselinePruneCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(names = "--dry-run", description = "Only say what would go.")
  private boolean dryRun;

  BaselinePruneCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Workspace workspace = Workspace.open(path)) {
      BaselineStore store = BaselineStore.of(workspace);
      List<BaselineEntry> entries = store.read();
      Looked looked =
          new Engine(Detectors.installed())
              .scan(workspace, new TargetOptions().request(true, context));
      if (!looked.scan().complete()) {
        context
            .streams()
            .err()
            .println(
                "plumb: not everything could be read, so nothing is known to be gone;"
                    + " see plumb scan --history");
        return ExitCode.INCOMPLETE;
      }
      Set<Fingerprint> found = new HashSet<>();
      looked.scan().findings().forEach(finding -> found.add(finding.fingerprint()));
      List<BaselineEntry> kept = new ArrayList<>();
      StringBuilder out = new StringBuilder();
      for (BaselineEntry entry : entries) {
        if (found.contains(entry.fingerprint())) {
          kept.add(entry);
        } else {
          out.append(dryRun ? "would go  " : "gone  ")
              .append(entry.fingerprint().value(), 0, 12)
              .append("  ")
              .append(Printed.line(entry.judged().label() + "  " + entry.rule()))
              .append('\n');
        }
      }
      if (!dryRun && kept.size() < entries.size()) {
        store.write(kept);
      }
      context.streams().print(out.append(kept.size()).append(" entries match\n").toString());
      return ExitCode.OK;
    }
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.engine.Baseline;
import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Masks;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import dev.plumbline.report.AtomicOutput;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline}: writes down what is known, so that scans show what is new. */
@Command(
    name = "baseline",
    description = {
      "Write .plumb/baseline: findings that are known. It affects scan and new-only gating,",
      "never a verdict."
    },
    mixinStandardHelpOptions = true)
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
    try (Workspace workspace = Workspace.open(path)) {
      Path root = workspace.root();
      if (root == null) {
        throw new UsageException("baseline: a " + workspace.kind() + " has no work tree");
      }
      Looked looked = new Engine(Detectors.installed()).scan(workspace, request);
      if (!looked.scan().complete()) {
        context
            .streams()
            .err()
            .println(
                "plumb: not everything could be read, so no baseline was written; see plumb scan");
        return ExitCode.INCOMPLETE;
      }
      Path folder = root.resolve(".plumb");
      if (Files.isSymbolicLink(folder)) {
        throw new UsageException(".plumb is a symbolic link; remove it first");
      }
      Files.createDirectories(folder);
      Path file = root.resolve(Baseline.PATH);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(file)) {
        throw new UsageException(Baseline.PATH + " is a symbolic link; remove it first");
      }
      String text = Baseline.write(new Masks().findings(looked.scan().findings()));
      AtomicOutput.write(file, out -> out.append(text));
      context
          .streams()
          .print("wrote " + Baseline.PATH + ": " + looked.scan().findings().size() + " findings\n");
      return ExitCode.OK;
    }
  }
}

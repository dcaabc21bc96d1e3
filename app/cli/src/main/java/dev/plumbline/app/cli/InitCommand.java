package dev.plumbline.app.cli;

import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.init.Initializer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumb init}. */
@Command(
    name = "init",
    description = "Write .plumb/ and a CI template from what is found; never over a file.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Workspace workspace = Workspace.open(path)) {
      Path root = workspace.root();
      if (root == null) {
        throw new UsageException(
            workspace.subject().id() + ": a " + workspace.kind() + " has no work tree to write to");
      }
      String branch =
          workspace.repository() == null
              ? "main"
              : workspace.repository().refs().headBranch().orElse("main");
      String shortBranch = branch.startsWith("refs/heads/") ? branch.substring(11) : branch;
      Initializer.Outcome outcome =
          Initializer.run(root, shortBranch.matches("[A-Za-z0-9._/-]+") ? shortBranch : "main");
      StringBuilder text = new StringBuilder();
      outcome.written().forEach(name -> text.append("wrote ").append(name).append('\n'));
      outcome.kept().forEach(name -> text.append("kept  ").append(name).append('\n'));
      text.append("Next: plumb check .\n");
      context.streams().print(text.toString());
      return ExitCode.OK;
    }
  }
}

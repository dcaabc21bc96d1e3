package dev.plumbline.app.cli;

import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineFile;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline check}: lines that are no entries, say too little, or are over. */
@Command(
    name = "check",
    description = "Name lines that cannot be read, lack who, why or when, contradict, or are over.",
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 all count, 2 wrong usage, 10 some do not.")
final class BaselineCheckCommand implements Callable<Integer> {
  /** Some line does not count. */
  static final int FAULTS = 10;

  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  BaselineCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Workspace workspace = Workspace.open(path)) {
      BaselineFile file = BaselineStore.of(workspace).readAnyhow();
      List<BaselineFile.Problem> faults =
          file.faults(context.clock().instant().atZone(ZoneOffset.UTC).toLocalDate());
      StringBuilder out = new StringBuilder();
      faults.forEach(fault -> out.append(Printed.line(fault.toString())).append('\n'));
      out.append(file.entries().size())
          .append(" entries, ")
          .append(faults.size())
          .append(faults.size() == 1 ? " problem\n" : " problems\n");
      context.streams().print(out.toString());
      return faults.isEmpty() ? ExitCode.OK : FAULTS;
    }
  }
}

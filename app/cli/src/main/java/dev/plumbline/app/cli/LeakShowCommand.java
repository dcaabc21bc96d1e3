package dev.plumbline.app.cli;

import dev.plumbline.registers.leak.LeakText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb leak show}: one record. */
@Command(name = "show", description = "One record, whole.", mixinStandardHelpOptions = true)
final class LeakShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "ID", description = "Of the record.")
  private String id = "";

  @Option(names = "--org", paramLabel = "DIR", description = "The organisation's home.")
  private @Nullable Path org;

  LeakShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    context.streams().print(LeakText.write(LeakHome.of(org, null).record(id)));
    return ExitCode.OK;
  }
}

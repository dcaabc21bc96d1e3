package dev.plumbline.app.cli;

import dev.plumbline.registers.leak.LeakRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumb leak list}: the leaks on record and their clocks. */
@Command(
    name = "list",
    description = "The leaks on record, open ones first.",
    mixinStandardHelpOptions = true)
final class LeakListCommand implements Callable<Integer> {
  private final Context context;

  @Option(names = "--org", paramLabel = "DIR", description = "The organisation's home.")
  private @Nullable Path org;

  LeakListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = context.clock().instant();
    StringBuilder text = new StringBuilder();
    for (boolean open : new boolean[] {true, false}) {
      for (LeakRecord record : LeakHome.of(org, null).records()) {
        if (open != (record.closure() == null)) {
          continue;
        }
        String state = !open ? "closed" : now.isAfter(record.revokeBy()) ? "LATE  " : "open  ";
        text.append(state).append("  ").append(record.id()).append("  ");
        text.append(open ? "due " + record.revokeBy() : "detected " + record.detected());
        text.append("  ").append(Printed.line(record.subject() + "  " + record.secret().title()));
        text.append('\n');
      }
    }
    context.streams().print(text.isEmpty() ? "no leaks on record\n" : text.toString());
    return ExitCode.OK;
  }
}

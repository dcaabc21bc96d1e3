package dev.plumbline.app.cli;

import dev.plumbline.registers.leak.LeakRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb leak notified}: writes down who was told. */
@Command(
    name = "notified",
    description = "Write down who was told of a leak, for example the security team.",
    mixinStandardHelpOptions = true)
final class LeakNotifiedCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(index = "0", paramLabel = "ID", description = "Of the record.")
  private String id = "";

  @Option(names = "--org", paramLabel = "DIR", description = "The organisation's home.")
  private @Nullable Path org;

  @Option(names = "--told", paramLabel = "WHOM", description = "Default: security-team.")
  private String told = "security-team";

  @Option(names = "--at", paramLabel = "TIME", description = "When; default: now.")
  private @Nullable String at;

  @Option(names = "--how", paramLabel = "TEXT", description = "How, for example a ticket's number.")
  private String how = "";

  LeakNotifiedCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    LeakHome home = LeakHome.of(org, null);
    LeakRecord record = home.record(id);
    Instant now = LeakTimes.parse("", null, context.clock().instant());
    Instant when = LeakTimes.parse("--at", at, now);
    if (when.isAfter(now) || when.isBefore(record.detected())) {
      throw new UsageException("--at: lies in the future or before the detection");
    }
    if (told.isBlank()) {
      throw new UsageException("--told: whom?");
    }
    home.write(record.told(new LeakRecord.Notice(told.strip(), when, how.strip())));
    context.streams().print("noted  " + record.id() + ": " + Printed.line(told) + " told\n");
    return ExitCode.OK;
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.engine.LeakSearch;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.registers.leak.LeakRecord;
import dev.plumbline.verify.LiveCheck;
import dev.plumbline.verify.LiveState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb leak close}: ends an incident, on evidence alone. */
@Command(
    name = "close",
    description = {
      "Close a leak. Needs the times of revocation and rotation, and evidence: a file (its SHA-256",
      "is kept), or the provider's word by --verify. The secret must be gone from the tree."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 closed, 2 wrong usage, 3 not all was read, 12 refused.")
final class LeakCloseCommand implements Callable<Integer> {
  /** What is there does not show that the secret is revoked, rotated and gone. */
  static final int REFUSED = 12;

  private final Context context;

  @Parameters(index = "0", paramLabel = "ID", description = "Of the record.")
  private String id = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(names = "--org", paramLabel = "DIR", description = "The organisation's home.")
  private @Nullable Path org;

  @Option(names = "--revoked-at", required = true, paramLabel = "TIME", description = "When.")
  private String revokedAt = "";

  @Option(names = "--rotated-at", required = true, paramLabel = "TIME", description = "When.")
  private String rotatedAt = "";

  @Option(names = "--evidence", paramLabel = "FILE", description = "What shows it; repeatable.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--verify", description = "Ask the provider whether the old secret is invalid.")
  private boolean verify;

  @Option(names = "--who", paramLabel = "NAME", description = "Who closes; default: git's name.")
  private @Nullable String who;

  LeakCloseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Workspace workspace = Workspace.open(path)) {
      LeakHome home = LeakHome.of(org, workspace.root());
      LeakRecord record = home.record(id);
      Instant now = LeakTimes.parse("", null, context.clock().instant());
      Instant revoked = LeakTimes.parse("--revoked-at", revokedAt, now);
      Instant rotated = LeakTimes.parse("--rotated-at", rotatedAt, now);
      String by = who != null && !who.isBlank() ? who.strip() : Who.amI();
      if (record.closure() != null) {
        return refused("it is closed already");
      }
      if (revoked.isBefore(record.detected()) || rotated.isBefore(record.detected())) {
        return refused(
            "revoked and rotated must lie after its detection at "
                + record.detected()
                + "; a rotation from before does not answer this leak");
      }
      if (revoked.isAfter(now) || rotated.isAfter(now)) {
        return refused("revoked or rotated in the future; close it when it is done");
      }
      List<LeakRecord.Item> evidence = evidence(by, now);
      if (!record.subject().equals(workspace.subject().toString())) {
        return refused(
            "it is about "
                + record.subject()
                + " and not "
                + workspace.subject()
                + "; give that repository as PATH");
      }
      boolean history = verify && workspace.repository() != null;
      Request request = new TargetOptions().request(history, context);
      LeakSearch search = LeakSearch.of(workspace, request);
      if (!search.complete()) {
        context
            .streams()
            .err()
            .println(
                "plumb: not everything could be read, so nobody knows whether the secret is gone");
        return ExitCode.INCOMPLETE;
      }
      Fingerprint fingerprint = new Fingerprint(record.secret().fingerprint());
      Optional<LeakSearch.Found> found = search.find(fingerprint);
      if (found.isPresent() && found.get().inTree() && !search.excepted(fingerprint)) {
        return refused(
            "the secret still stands in the tree, at "
                + found.get().first().place().path()
                + "; remove it and commit, or have an exception for its fingerprint approved");
      }
      String state = "not asked";
      if (verify) {
        LiveState live = live(search, found);
        if (live.state() == LiveState.State.LIVE) {
          return refused("the provider still accepts it: revoke it first");
        }
        state = live.state().label();
        if (live.state() == LiveState.State.INACTIVE) {
          evidence.add(
              new LeakRecord.Item(
                  "provider's answer: inactive", LeakHome.sha256(live.reason()), by, now));
        }
      }
      if (evidence.isEmpty()) {
        return refused(
            "there is no evidence of the rotation; give --evidence FILE, for example the provider's"
                + " audit log, or --verify where the provider can be asked");
      }
      LeakRecord.Closure closure =
          new LeakRecord.Closure(revoked, rotated, new LeakRecord.Signed(by, now), state);
      home.write(record.closed(closure, evidence));
      boolean late = revoked.isAfter(record.revokeBy());
      context
          .streams()
          .print(
              "closed  "
                  + record.id()
                  + (late ? "; late, it was due " + record.revokeBy() : "")
                  + "\n");
      return ExitCode.OK;
    }
  }

  private static LiveState live(LeakSearch search, Optional<LeakSearch.Found> found)
      throws Exception {
    Optional<byte[]> value = found.isEmpty() ? Optional.empty() : search.value(found.get());
    return value.isEmpty()
        ? new LiveState(LiveState.State.UNKNOWN, "the value is nowhere to be read any more")
        : new LiveCheck().ask(found.get().rule().id().value(), value.get());
  }

  private List<LeakRecord.Item> evidence(String by, Instant now) throws UsageException {
    List<LeakRecord.Item> items = new ArrayList<>();
    for (Path file : files) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
          throw new UsageException("--evidence " + file + ": is empty, so it shows nothing");
        }
        String name = String.valueOf(file.getFileName());
        items.add(new LeakRecord.Item(name, LeakHome.sha256(bytes), by, now));
      } catch (IOException e) {
        throw new UsageException("--evidence " + file + ": no such file, or not readable");
      }
    }
    return items;
  }

  private int refused(String why) {
    context.streams().err().println("plumb: not closed: " + Printed.line(why));
    return REFUSED;
  }
}

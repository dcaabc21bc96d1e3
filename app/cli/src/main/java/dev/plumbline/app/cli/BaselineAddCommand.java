package dev.plumbline.app.cli;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.Workspace;
import dev.plumbline.engine.triage.BaselineEntry;
import dev.plumbline.engine.triage.Judged;
import dev.plumbline.engine.triage.Reasons;
import dev.plumbline.evidence.Fingerprint;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb baseline add}: says of one finding what it is, who says so, and why. */
@Command(
    name = "add",
    description = "Judge a finding: what it is, why, by whom, until when.",
    mixinStandardHelpOptions = true,
    footer = "Exit codes: 0 written, 2 wrong usage, 3 not all was read, 10 no such finding.")
final class BaselineAddCommand implements Callable<Integer> {
  /** No finding has this fingerprint. */
  static final int NO_SUCH_FINDING = 10;

  private static final int SHORTEST = 8;

  private final Context context;

  @Parameters(
      index = "0",
      paramLabel = "FINGERPRINT",
      description = "Of the finding; its first 8 digits do where they name only one.")
  private String fingerprint = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(
      names = "--verdict",
      paramLabel = "WORD",
      description =
          "false-positive (default), test-value, real, revoked or known. Only the first two make the"
              + " finding none, and only once they are in the base.")
  private String verdict = Judged.FALSE_POSITIVE.label();

  @Option(names = "--until", paramLabel = "DATE", description = "The last day it counts.")
  private @Nullable String until;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who judges; default: git's user.name.")
  private @Nullable String who;

  BaselineAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (!fingerprint.matches("[0-9a-f]{" + SHORTEST + ",32}")) {
      throw new UsageException("baseline add: a fingerprint is 8 to 32 hex digits");
    }
    Judged judged = judged();
    Optional<String> fault = Reasons.fault(reason);
    if (fault.isPresent()) {
      throw new UsageException("baseline add: --reason " + fault.get());
    }
    Request request = new TargetOptions().request(false, context);
    LocalDate day = request.at().atZone(request.zone()).toLocalDate();
    LocalDate end = end(day);
    String by = who != null && !who.isBlank() ? who.strip() : Who.amI();
    try (Workspace workspace = Workspace.open(path)) {
      BaselineStore store = BaselineStore.of(workspace);
      List<BaselineEntry> entries = new ArrayList<>(store.read());
      TreeMap<Fingerprint, BaselineEntry> named = new TreeMap<>();
      entries.stream()
          .filter(entry -> entry.fingerprint().value().startsWith(fingerprint))
          .forEach(entry -> named.put(entry.fingerprint(), entry));
      if (named.isEmpty()) {
        find(workspace, request, day, named);
      }
      if (named.isEmpty()) {
        context
            .streams()
            .err()
            .println(
                "plumb: no finding of the tree or the history has this fingerprint;"
                    + " plumb scan --history --format json lists them");
        return NO_SUCH_FINDING;
      }
      if (named.size() > 1) {
        throw new UsageException(
            "baseline add: " + named.size() + " findings begin with " + fingerprint);
      }
      BaselineEntry before = named.firstEntry().getValue();
      entries.removeIf(entry -> entry.fingerprint().equals(before.fingerprint()));
      BaselineEntry entry = before.judged(judged, day, end, by, reason.strip());
      entries.add(entry);
      store.write(entries);
      context
          .streams()
          .print(
              "wrote .plumb/baseline: "
                  + entry.fingerprint()
                  + " is "
                  + judged.label()
                  + (judged.isFalse() ? "; it counts once this is in the base\n" : "\n"));
      return ExitCode.OK;
    }
  }

  /** The findings that begin so: of the tree, and where it has none, of the history. */
  private void find(
      Workspace workspace, Request request, LocalDate day, Map<Fingerprint, BaselineEntry> named)
      throws Exception {
    Engine engine = new Engine(Detectors.installed());
    Request whole = new TargetOptions().request(true, context);
    for (Request each : List.of(request, whole)) {
      engine.scan(workspace, each).scan().findings().stream()
          .filter(finding -> finding.fingerprint().value().startsWith(fingerprint))
          .forEach(finding ->
              named.putIfAbsent(finding.fingerprint(), BaselineEntry.known(finding, day)));
      if (!named.isEmpty() || workspace.repository() == null) {
        return;
      }
    }
  }

  private Judged judged() throws UsageException {
    if (verdict.equals("accepted")) {
      throw new UsageException(
          "baseline add: a real finding is not accepted here but excepted:"
              + " .plumb/registers/exceptions.yaml, with its approval");
    }
    return Judged.of(verdict)
        .orElseThrow(() ->
            new UsageException(
                "baseline add: --verdict " + verdict + ": one of " + Judged.labels()));
  }

  private @Nullable LocalDate end(LocalDate day) throws UsageException {
    if (until == null) {
      return null;
    }
    try {
      LocalDate end = LocalDate.parse(until);
      if (end.isBefore(day)) {
        throw new UsageException("baseline add: --until " + until + " is over");
      }
      return end;
    } catch (DateTimeException e) {
      throw new UsageException("baseline add: --until: a day such as 2027-01-31");
    }
  }
}

package dev.plumbline.app.cli;

import dev.plumbline.engine.LeakSearch;
import dev.plumbline.engine.Masks;
import dev.plumbline.engine.Removal;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.TargetException;
import dev.plumbline.engine.Workspace;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.registers.leak.LeakRecord;
import dev.plumbline.registers.leak.LeakText;
import dev.plumbline.report.AtomicOutput;
import dev.plumbline.scan.rule.Rule;
import dev.plumbline.verify.LiveCheck;
import dev.plumbline.verify.LiveState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb leak}: the drill for a secret that got out. */
@Command(
    name = "leak",
    description = {
      "The drill for a secret that got out: what, where, since when, how to revoke and rotate it,",
      "by when. Writes the incident's record to --org or --output, or prints it."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      LeakCloseCommand.class,
      LeakNotifiedCommand.class,
      LeakListCommand.class,
      LeakShowCommand.class
    },
    footer = {
      "--verify is the only thing here that opens a connection: it sends the secret to its provider,",
      "and to nobody else.",
      "Exit codes: 0 done, 2 wrong usage, 3 not all was read, 10 no such finding, 11 on record."
    })
final class LeakCommand implements Callable<Integer> {
  /** No finding has this fingerprint. */
  static final int NO_SUCH_FINDING = 10;

  /** The secret has an open record already. */
  static final int ON_RECORD = 11;

  private static final double DEFAULT_HOURS = 1;
  private static final int MOST_LISTED = 200;

  private final Context context;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FINDING",
      description = "Its fingerprint; the begin is enough where only one begins so.")
  private String prefix = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "The repository.")
  private Path path = Path.of(".");

  @Option(names = "--org", paramLabel = "DIR", description = "The organisation's home.")
  private @Nullable Path org;

  @Option(names = "--output", paramLabel = "FILE", description = "Write the record here instead.")
  private @Nullable Path output;

  @Option(names = "--who", paramLabel = "NAME", description = "Who writes; default: git's name.")
  private @Nullable String who;

  @Option(
      names = "--detected-at",
      paramLabel = "TIME",
      description = "When it was found, as 2026-01-31T09:30:00Z; default: now.")
  private @Nullable String detectedAt;

  @Option(
      names = "--visibility",
      paramLabel = "WORD",
      description = "public, internal or private: who can read the repository; default: unknown.")
  private String visibility = "unknown";

  @Option(names = "--verify", description = "Ask the provider whether the secret is still valid.")
  private boolean verify;

  @Option(names = "--removal", description = "Say how to take it out of the history, and no more.")
  private boolean removal;

  LeakCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (!prefix.matches("[0-9a-f]{4,32}")) {
      throw new UsageException(
          "leak: give the fingerprint of a finding, 4 to 32 hex digits; plumb scan secrets --history"
              + " --format json lists them");
    }
    if (!Set.of("public", "internal", "private", "unknown").contains(visibility)) {
      throw new UsageException("--visibility: public, internal, private or unknown");
    }
    try (Workspace workspace = Workspace.open(path)) {
      LeakHome home = org == null ? null : LeakHome.of(org, workspace.root());
      Request request = new TargetOptions().request(workspace.repository() != null, context);
      LeakSearch search = LeakSearch.of(workspace, request);
      List<Fingerprint> named = search.named(prefix);
      if (named.size() > 1) {
        throw new UsageException("leak: " + named.size() + " findings begin with " + prefix);
      }
      Optional<LeakSearch.Found> found =
          named.isEmpty() ? Optional.empty() : search.find(named.getFirst());
      if (found.isEmpty()) {
        context
            .streams()
            .err()
            .println(
                "plumb: no finding has this fingerprint"
                    + (search.complete() ? "" : "; not everything could be read")
                    + ". plumb scan secrets --history --format json lists them");
        return search.complete() ? NO_SUCH_FINDING : ExitCode.INCOMPLETE;
      }
      if (removal) {
        context.streams().print(new RemovalText(workspace, found.get()).text());
        return ExitCode.OK;
      }
      return record(workspace, search, found.get(), home, request.at());
    }
  }

  private int record(
      Workspace workspace,
      LeakSearch search,
      LeakSearch.Found found,
      @Nullable LeakHome home,
      Instant now)
      throws Exception {
    String fingerprint = found.first().fingerprint().value();
    if (home != null) {
      for (LeakRecord known : home.records()) {
        if (known.secret().fingerprint().equals(fingerprint) && known.closure() == null) {
          context.streams().err().println("plumb: on record as " + known.id());
          return ON_RECORD;
        }
      }
    }
    LiveState live = verify ? live(search, found) : null;
    LeakRecord record = draft(search, found, live, now);
    String text = LeakText.write(record);
    if (home != null) {
      home.write(record);
      context.streams().print(summary(record, found, live) + "record  " + record.id() + "\n");
    } else if (output != null) {
      Path root = workspace.root();
      Path target = output.toAbsolutePath().normalize();
      if (root != null && target.startsWith(root)) {
        throw new UsageException(
            "--output: the record names people and says where a live secret is; it does not belong"
                + " into the repository. Give a file elsewhere, or --org");
      }
      AtomicOutput.write(target, out -> out.append(text));
      context.streams().print(summary(record, found, live) + "record  " + target + "\n");
    } else {
      context.streams().print(text);
      context.streams().err().println(summary(record, found, live).strip());
    }
    return search.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private static LiveState live(LeakSearch search, LeakSearch.Found found) throws Exception {
    String rule = found.rule().id().value();
    Optional<byte[]> value = search.value(found);
    return value.isEmpty()
        ? new LiveState(LiveState.State.UNKNOWN, "the value cannot be read where it stands")
        : new LiveCheck().ask(rule, value.get());
  }

  private LeakRecord draft(
      LeakSearch search, LeakSearch.Found found, @Nullable LiveState live, Instant now)
      throws UsageException, TargetException {
    Instant detected = LeakTimes.parse("--detected-at", detectedAt, now);
    if (detected.isAfter(now)) {
      throw new UsageException("--detected-at: lies in the future");
    }
    String by = who != null && !who.isBlank() ? who.strip() : Who.amI();
    Finding first = found.first();
    Rule rule = found.rule();
    String fingerprint = first.fingerprint().value();
    List<LeakRecord.Event> events = new ArrayList<>();
    events.add(new LeakRecord.Event(detected, "detected by plumb, rule " + rule.id(), by));
    if (live != null) {
      events.add(new LeakRecord.Event(now, "provider asked: " + live.state().label(), by));
    }
    List<LeakRecord.Item> evidence =
        List.of(
            new LeakRecord.Item(
                "finding " + fingerprint, LeakHome.sha256(first.toString()), by, now));
    return new LeakRecord(
        "LEAK-"
            + detected.atZone(ZoneOffset.UTC).toLocalDate().toString().replace("-", "")
            + "-"
            + fingerprint.substring(0, 8),
        search.subject(),
        new LeakRecord.Secret(
            fingerprint,
            rule.id().value(),
            rule.title(),
            one(rule, "provider"),
            first.severity().label(),
            first.attributes().getOrDefault("masked", "")),
        where(found),
        new LeakRecord.Readers(visibility, unknown()),
        detected,
        new LeakRecord.Clock(
            search.hours("secret-revocation-hours", DEFAULT_HOURS),
            search.hours("security-notice-hours", DEFAULT_HOURS)),
        new LeakRecord.Signed(by, now),
        List.of(),
        new LeakRecord.Steps(
            one(rule, "revoke").isEmpty() ? rule.remedy() : one(rule, "revoke"),
            one(rule, "rotate")),
        events,
        evidence,
        null);
  }

  private static LeakRecord.Where where(LeakSearch.Found found) {
    Masks masks = new Masks();
    TreeSet<String> places = new TreeSet<>();
    TreeSet<String> commits = new TreeSet<>();
    Instant since = null;
    boolean reachable = false;
    for (Finding finding : found.findings()) {
      int line = finding.place().region() == null ? 0 : finding.place().region().startLine();
      places.add(masks.text(finding.place().path()) + (line > 0 ? ":" + line : ""));
      if (finding.place().commit() != null) {
        commits.add(finding.place().commit());
      }
      String committed = finding.attributes().get("committed");
      if (committed != null && (since == null || Instant.parse(committed).isBefore(since))) {
        since = Instant.parse(committed);
      }
      reachable |= finding.place().reachable() && finding.place().object() != null;
    }
    List<String> objects = found.objects();
    return new LeakRecord.Where(
        List.copyOf(places),
        objects.subList(0, Math.min(MOST_LISTED, objects.size())),
        List.copyOf(commits),
        since,
        found.inTree(),
        reachable);
  }

  private List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    if (visibility.equals("unknown")) {
      unknown.add("whether the repository was ever public: ask the git host");
    }
    unknown.add("who cloned or forked it: the git host's audit log and list of forks tell");
    unknown.add("what caches, mirrors, packages, images and CI logs hold a copy");
    unknown.add("whether it was used: the provider's access log tells");
    return unknown;
  }

  private static String one(Rule rule, String key) {
    List<String> values = rule.setting(key);
    return values.isEmpty() ? "" : values.getFirst().strip().replaceAll("\\s*\\n\\s*", " ");
  }

  private static String summary(LeakRecord record, LeakSearch.Found found, @Nullable LiveState live)
      throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, "what", record.secret().title() + "  " + record.secret().masked());
    line(
        text,
        "where",
        String.join(", ", record.where().places().stream().limit(3).toList())
            + (found.inTree() ? "; still in the tree" : "; no longer in the tree")
            + "; objects: "
            + Math.max(found.objectCount(), record.where().objects().size()));
    if (record.where().since() != null) {
      line(text, "since", record.where().since() + ", as the commit says");
    }
    if (live != null) {
      line(text, "state", live.state().label() + ": " + live.reason());
    }
    line(text, "revoke", "by " + record.revokeBy() + ": " + record.steps().revoke());
    if (!record.steps().rotate().isEmpty()) {
      line(text, "rotate", record.steps().rotate());
    }
    line(text, "notify", "the security team by " + record.noticeBy());
    line(
        text,
        "then",
        "plumb leak close "
            + record.id()
            + " --revoked-at … --rotated-at …"
            + " --evidence FILE --org DIR");
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String what) {
    text.append(name).append(" ".repeat(Math.max(1, 8 - name.length())));
    text.append(Printed.line(what)).append('\n');
  }

  /** For the removal text. */
  static Removal.Plan plan(Workspace workspace, LeakSearch.Found found) {
    return workspace.repository() == null
        ? new Removal.Plan(0, 0, List.of(), false, List.of())
        : Removal.plan(workspace.repository(), found.objects());
  }
}

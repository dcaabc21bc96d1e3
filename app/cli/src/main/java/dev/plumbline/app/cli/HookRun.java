package dev.plumbline.app.cli;

import dev.plumbline.app.cli.hook.HookKind;
import dev.plumbline.engine.Change;
import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.StandardInput;
import dev.plumbline.engine.TargetException;
import dev.plumbline.engine.Workspace;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.Progress;
import dev.plumbline.scan.git.Ref;
import dev.plumbline.scan.git.object.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a git hook runs. It stops what it guards when there is a new secret of medium severity or
 * worse, and when anything could not be looked at.
 */
final class HookRun {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_INPUT = 64 << 20;

  private final Context context;
  private final Path directory;
  private final Map<String, String> environment;

  /**
   * For one hook.
   *
   * @param directory where git runs it: the root of the work tree
   * @param environment as git sets it for hooks, see githooks(5)
   */
  HookRun(Context context, Path directory, Map<String, String> environment) {
    this.context = context;
    this.directory = directory;
    this.environment = environment;
  }

  /** What there is to say about one run. */
  private record Said(List<Finding> findings, List<Hole> holes) {
    static Said of(Looked looked) {
      List<Hole> holes = new ArrayList<>();
      for (var row : looked.scan().coverage()) {
        Coverage coverage = row.coverage();
        holes.addAll(coverage.holes());
        if (!coverage.complete() && coverage.holes().isEmpty()) {
          // Counted and not looked at, and nobody says why: that does not pass either.
          holes.add(new Hole(row.name(), "not all of it was looked at", "report it"));
        }
      }
      List<Finding> findings = new ArrayList<>();
      for (Finding finding : looked.scan().findings()) {
        if (finding.severity().atLeast(Severity.MEDIUM)
            && !looked.known().contains(finding.fingerprint())) {
          findings.add(finding);
        }
      }
      return new Said(findings, holes);
    }
  }

  /**
   * Runs one hook.
   *
   * @param words the kind and what git hands the hook
   * @return 0 to let it pass
   */
  int run(List<String> words) throws IOException, TargetException, UsageException {
    HookKind kind =
        HookKind.of(words.getFirst())
            .orElseThrow(() ->
                new UsageException(
                    "hook run " + words.getFirst() + ": pre-commit, commit-msg or pre-push"));
    return switch (kind) {
      case PRE_COMMIT -> end(kind, staged());
      case COMMIT_MSG -> end(kind, message(words));
      case PRE_PUSH -> end(kind, pushed(words));
    };
  }

  private Workspace open() throws TargetException, IOException {
    Workspace workspace = Workspace.open(directory);
    String own = environment.getOrDefault("GIT_DIR", "");
    if (workspace.repository() == null && !own.isEmpty()) {
      workspace.close();
      workspace = Workspace.open(Path.of(own));
    }
    String index = environment.getOrDefault("GIT_INDEX_FILE", "");
    if (!index.isEmpty() && workspace.repository() != null) {
      Path file = Path.of(index).toAbsolutePath().normalize();
      Path parent = file.getParent();
      if (parent != null && Files.isDirectory(parent)) {
        file = parent.toRealPath().resolve(file.getFileName());
      }
      var git = workspace.repository();
      if (!file.startsWith(git.gitDir()) && !file.startsWith(git.commonDir())) {
        workspace.close();
        throw new TargetException(
            "GIT_INDEX_FILE names a file outside the git directory, which is not opened: " + index);
      }
      git.useIndex(file);
    }
    return workspace;
  }

  private Request request(Change change) {
    Instant now = context.clock().instant();
    return new Request(change, null, 1, now, now, ZoneOffset.UTC, null, Progress.NONE);
  }

  private Said staged() throws TargetException, IOException {
    try (Workspace workspace = open()) {
      return Said.of(
          new Engine(Detectors.contentOnly()).scan(workspace, request(new Change.Staged())));
    }
  }

  /**
   * The message as it stands. Lines of comment are looked at too: whether git strips them depends
   * on how the message came about, which a hook is not told.
   */
  private Said message(List<String> words) throws IOException, UsageException {
    if (words.size() != 2) {
      throw new UsageException("hook run commit-msg: give the file with the message");
    }
    Path file = Path.of(words.get(1));
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_INPUT + 1);
    } catch (IOException e) {
      throw new IOException(file + ": the message cannot be read, so it was not looked at", e);
    }
    if (bytes.length > MOST_INPUT) {
      throw new IOException(file + ": the message is too long to be looked at");
    }
    Looked looked =
        StandardInput.scan(
            new ByteArrayInputStream(bytes, 0, CommitMessage.end(bytes)),
            request(new Change.Staged()),
            Detectors.contentOnly());
    return Said.of(looked);
  }

  private Said pushed(List<String> words) throws IOException, TargetException, UsageException {
    String remote = words.size() > 1 ? words.get(1) : "";
    byte[] input = context.streams().in().readNBytes(MOST_INPUT + 1);
    if (input.length > MOST_INPUT) {
      throw new UsageException("hook run pre-push: more references than can be looked at");
    }
    if (input.length == 0 && environment.containsKey("PRE_COMMIT")) {
      return pushedByFramework();
    }
    List<Finding> findings = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.strip().split(" ");
      if (parts.length != 4) {
        throw new UsageException("hook run pre-push: not a line of git's: " + line);
      }
      if (ObjectId.parse(parts[1]).map(ObjectId::zero).orElse(false)) {
        continue; // a deletion brings nothing
      }
      Said said = pushed(remote, parts[1], parts[3]);
      findings.addAll(said.findings());
      holes.addAll(said.holes());
    }
    return new Said(findings.stream().distinct().toList(), holes);
  }

  private Said pushed(String remote, String tip, String there) throws IOException, TargetException {
    try (Workspace workspace = open()) {
      List<String> hidden = new ArrayList<>(published(workspace, remote));
      hidden.add(there);
      return Said.of(
          new Engine(Detectors.contentOnly())
              .scan(workspace, request(new Change.Push(tip, hidden))));
    }
  }

  /**
   * The pre-commit framework reads what git says itself and hands on one reference in the
   * environment: by its id, or only by its name where the remote has nothing of the history.
   */
  private Said pushedByFramework() throws IOException, TargetException, UsageException {
    String remote = environment.getOrDefault("PRE_COMMIT_REMOTE_NAME", "");
    String tip = environment.getOrDefault("PRE_COMMIT_TO_REF", "");
    if (tip.isEmpty()) {
      String branch = environment.getOrDefault("PRE_COMMIT_LOCAL_BRANCH", "");
      try (Workspace workspace = open()) {
        for (Ref ref : workspace.git("a push").refs().all()) {
          if (ref.name().equals(branch)) {
            tip = ref.id().hex();
          }
        }
      }
    }
    if (tip.isEmpty()) {
      throw new UsageException(
          "hook run pre-push: neither git nor pre-commit says what is pushed, so nothing was looked"
              + " at");
    }
    return pushed(remote, tip, "");
  }

  /** What the remote was last seen to have. A push to an address counts on no name. */
  private static List<String> published(Workspace workspace, String remote) throws TargetException {
    List<String> ids = new ArrayList<>();
    for (Ref ref : workspace.git("a push").refs().all()) {
      if (!remote.isEmpty() && ref.name().startsWith("refs/remotes/" + remote + "/")) {
        ids.add(ref.id().hex());
      }
    }
    return ids;
  }

  private int end(HookKind kind, Said said) {
    if (said.findings().isEmpty() && said.holes().isEmpty()) {
      return ExitCode.OK;
    }
    StringBuilder text = new StringBuilder();
    if (!said.findings().isEmpty()) {
      found(kind, said.findings(), text);
    }
    if (!said.holes().isEmpty()) {
      text.append("plumb: not all could be looked at, so ")
          .append(kind.stops())
          .append(" is stopped:\n");
      for (Hole hole : said.holes().subList(0, Math.min(MOST_SHOWN, said.holes().size()))) {
        text.append("  ").append(hole.place()).append("  ").append(hole.reason());
        text.append(" \u2192 ").append(hole.wayOut()).append('\n');
      }
    }
    text.toString().lines().forEach(line -> context.streams().err().println(Printed.line(line)));
    return ExitCode.of(!said.findings().isEmpty(), !said.holes().isEmpty());
  }

  private static void found(HookKind kind, List<Finding> findings, StringBuilder text) {
    text.append("plumb: ")
        .append(findings.size() == 1 ? "a secret" : findings.size() + " secrets")
        .append(
            switch (kind) {
              case PRE_COMMIT -> " in what is staged";
              case COMMIT_MSG -> " in the message";
              case PRE_PUSH -> " in what is pushed";
            })
        .append("; ")
        .append(kind.stops())
        .append(" is stopped.\n");
    for (Finding finding : findings.subList(0, Math.min(MOST_SHOWN, findings.size()))) {
      text.append("  ").append(place(kind, finding)).append("  ");
      text.append(finding.severity().label()).append("  ").append(finding.message());
      text.append("  ").append(finding.attributes().getOrDefault("masked", "")).append('\n');
      text.append("      fingerprint ").append(finding.fingerprint()).append('\n');
    }
    if (findings.size() > MOST_SHOWN) {
      text.append("  and ").append(findings.size() - MOST_SHOWN).append(" more\n");
    }
    text.append(
            switch (kind) {
              case PRE_COMMIT ->
                  "Take it out of the file, `git add` the file again, then commit.\n";
              case COMMIT_MSG -> "Write the message again without it.\n";
              case PRE_PUSH ->
                  "Take it out of the commits that hold it (git rebase -i), then push.\n";
            })
        .append("If it was ever valid, revoke it first: plumb explain ")
        .append(findings.getFirst().rule())
        .append("\nIf it is no secret: plumb baseline add FINGERPRINT --verdict false-positive")
        .append(" --reason \"why\",\nand ")
        .append(kind == HookKind.PRE_PUSH ? "push" : "commit")
        .append(" that on its own first: what a change says of itself does not count.\n")
        .append(
            "Passing the hook by (--no-verify) hides nothing: the scan in CI reads every commit.\n");
  }

  private static String place(HookKind kind, Finding finding) {
    Place place = finding.place();
    Region region = place.region();
    String where =
        (kind == HookKind.COMMIT_MSG ? "message" : place.path())
            + (region == null ? "" : ":" + region.startLine() + ":" + region.startColumn());
    Optional<String> commit = Optional.ofNullable(place.commit());
    return commit.map(id -> where + " in " + id.substring(0, 10)).orElse(where);
  }
}

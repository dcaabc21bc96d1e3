package dev.plumbline.engine;

import dev.plumbline.detect.repository.owners.CodeOwners;
import dev.plumbline.detect.secrets.SecretDetector;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.CommitRange;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.snapshot.FilteredSnapshot;
import dev.plumbline.scan.snapshot.ObjectSnapshot;
import dev.plumbline.scan.snapshot.PathExclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of the detectors over a target: the tree, a change, the history. */
final class Look {
  private static final String CHANGE_ONLY = "only the change was scanned, not the whole tree";

  private final Workspace workspace;
  private final Request request;
  private final Detectors detectors;
  private final Snapshot tree;
  private final @Nullable Snapshot before;
  private final @Nullable Snapshot trusted;
  private final @Nullable CommitRange range;
  private CommitRange.@Nullable Unpublished push;
  private final Trust trust;
  private final List<PathExclude> excludes;
  private final SecretDigests digests;
  private final ContentEvidence contents;
  private final Triage triage;
  private final TreeSet<Fingerprint> known = new TreeSet<>();
  private ScanOutcome outcome = ScanOutcome.NONE;

  /** Opens the trees that the run needs and the settings it believes. */
  Look(Workspace workspace, Request request, Detectors detectors) throws TargetException {
    this.workspace = workspace;
    this.request = request;
    this.detectors = detectors;
    LocalDate day = request.at().atZone(request.zone()).toLocalDate();
    switch (request.change()) {
      case Change.Everything _ -> {
        range = null;
        tree = workspace.currentTree();
        before = request.base() == null ? null : workspace.commitTree(request.base());
        trusted = before;
      }
      case Change.Staged _ -> {
        range = null;
        tree = workspace.staged();
        before = request.base() != null ? workspace.commitTree(request.base()) : head(workspace);
        trusted = before;
      }
      case Change.Range(String expression) -> {
        GitRepository git = workspace.git("--range");
        range = range(git, expression);
        tree = commitTree(git, range.tip());
        before =
            request.base() != null
                ? workspace.commitTree(request.base())
                : commitTree(git, range.base());
        // With three dots the change chose where it left A, so the settings are those of A itself.
        String left = expression.substring(0, expression.indexOf(".."));
        trusted =
            request.base() != null ? before : workspace.commitTree(left.isEmpty() ? "HEAD" : left);
      }
      case Change.Push(String tip, List<String> hidden) -> {
        GitRepository git = workspace.git("a push");
        range = null;
        push = unpublished(git, tip, hidden);
        tree = commitTree(git, push.tip());
        before =
            request.base() != null
                ? workspace.commitTree(request.base())
                : push.boundary().isEmpty()
                    ? ObjectSnapshot.empty("nothing published yet", git.reader())
                    : commitTree(git, push.boundary().getFirst());
        trusted = before;
      }
    }
    trust =
        trusted == null
            ? Trust.itself(tree, day)
            : detectors.snapshot().isEmpty()
                ? Trust.forScan(trusted, tree, day)
                : Trust.in(trusted, tree, day);
    excludes = trust.settings().excludes();
    digests = Settings.digests(trusted == null ? tree : trusted);
    contents = new ContentEvidence(workspace.subject(), request.at(), detectors.content());
    triage =
        new Triage(
            tree,
            trusted,
            trusted == null ? null : new CommentOrigin(workspace.git("--base"), trustedRevision()),
            Baseline.read(trust.settings().source()),
            () -> new ContentScanner(detectors.content(), digests),
            day);
  }

  /** The revision whose judgements count. */
  private String trustedRevision() {
    if (request.base() != null) {
      return request.base();
    }
    String left =
        request.change() instanceof Change.Range(String expression)
            ? expression.substring(0, expression.indexOf(".."))
            : "";
    return left.isEmpty() ? "HEAD" : left;
  }

  private static Snapshot head(Workspace workspace) throws TargetException {
    GitRepository git = workspace.git("--staged");
    return git.refs().head().isEmpty()
        ? ObjectSnapshot.empty("no commit yet", git.reader())
        : workspace.commitTree("HEAD");
  }

  private static CommitRange range(GitRepository git, String expression) throws TargetException {
    try {
      return CommitRange.resolve(git, git.reader(), expression);
    } catch (RevisionException e) {
      throw new TargetException(expression + ": " + e.getMessage());
    }
  }

  private static CommitRange.Unpublished unpublished(
      GitRepository git, String tip, List<String> hidden) throws TargetException {
    try {
      List<ObjectId> there = hidden.stream().flatMap(id -> ObjectId.parse(id).stream()).toList();
      ObjectId id =
          ObjectId.parse(tip).orElseThrow(() -> new TargetException(tip + ": no object's id"));
      return CommitRange.unpublished(git, git.reader(), id, there);
    } catch (RevisionException e) {
      throw new TargetException(tip + ": " + e.getMessage());
    }
  }

  private static ObjectSnapshot commitTree(GitRepository git, Commit commit) {
    String name = "commit " + commit.id().hex().substring(0, 10);
    return ObjectSnapshot.ofTree(name, git.reader(), commit.tree());
  }

  /** The settings in force and whence they come. */
  Trust trust() {
    return trust;
  }

  /** Runs snapshot detectors, then content detectors. */
  Looked run() throws TargetException {
    if (!detectors.snapshot().isEmpty()) {
      snapshotDetectors();
    }
    if (!detectors.content().isEmpty()) {
      contentDetectors();
    }
    repositoryHoles();
    return looked();
  }

  /** The same, and exports that the caller passes. */
  Looked run(List<RecordExport> exports) throws TargetException {
    String digest =
        String.join(",", detectors.content().stream().map(d -> d.info().ruleDigest()).toList());
    outcome =
        RecordEvidence.of(
            exports,
            workspace.subject(),
            new ContentScanner(detectors.content(), digests),
            digest,
            request.at(),
            triage::sift);
    return run();
  }

  private void snapshotDetectors() {
    request.progress().begin("repository checks", 0);
    SnapshotScan scan = new SnapshotScan(workspace.subject(), request.at());
    outcome =
        outcome.and(
            scan.run(
                detectors.snapshot(),
                new FilteredSnapshot(tree, excludes),
                trust.settings().parameters(),
                request.threads()));
    if (before != null) {
      scan.run(
              detectors.snapshot(),
              new FilteredSnapshot(before, excludes),
              trust.settings().parameters(),
              request.threads())
          .findings()
          .forEach(finding -> known.add(finding.fingerprint()));
    }
    request.progress().end();
  }

  private void contentDetectors() throws TargetException {
    Supplier<ContentScanner> scanners = () -> new ContentScanner(detectors.content(), digests);
    switch (request.change()) {
      case Change.Staged _ ->
          change(
              ChangeContents.staged(
                  ContentEvidence.TREE, workspace.git("--staged"), scanners.get()));
      case Change.Range _ ->
          change(
              ChangeContents.range(
                  ContentEvidence.TREE,
                  workspace.git("--range"),
                  java.util.Objects.requireNonNull(range),
                  scanners.get()));
      case Change.Push(String tip, List<String> _) ->
          change(
              ChangeContents.push(
                  ContentEvidence.TREE,
                  workspace.git("a push"),
                  ObjectId.parse(tip).orElseThrow(),
                  java.util.Objects.requireNonNull(push),
                  scanners.get()));
      case Change.Everything(boolean history) -> everything(history, scanners);
    }
  }

  private void change(ChangeContents.Result result) {
    List<Finding> findings = new ArrayList<>();
    TreeMap<String, Long> leftOut = new TreeMap<>();
    for (Finding finding : result.findings()) {
      Optional<PathExclude> exclude =
          excludes.stream().filter(e -> e.matches(finding.place().path())).findFirst();
      if (exclude.isPresent()) {
        leftOut.merge(
            "excluded by " + exclude.get().pattern() + ": " + exclude.get().reason(),
            1L,
            Long::sum);
      } else {
        findings.add(finding);
      }
    }
    findings = triage.sift(findings, leftOut);
    known.addAll(result.known());
    Coverage seen = result.coverage();
    List<Hole> holes = new ArrayList<>(seen.holes());
    holes.add(new Hole("the rest of the tree", CHANGE_ONLY, "plumb check ."));
    Coverage partial =
        new Coverage(
            seen.unit(), seen.enumerated(), seen.scanned(), seen.skips(), holes, seen.notes());
    outcome =
        outcome.and(
            new ScanOutcome(
                findings,
                List.of(new ScanOutcome.Row("secrets (" + seen.unit() + ")", seen)),
                statuses(seen),
                leftOut(leftOut),
                List.of(
                    contents.evidence(ContentEvidence.TREE, seen.scanned(), findings, partial))));
  }

  private void everything(boolean history, Supplier<ContentScanner> scanners)
      throws TargetException {
    TreeContents.KnownContents seen = bytes -> Optional.empty();
    GitRepository git = workspace.repository();
    List<Finding> swept = List.of();
    if (git != null && history) {
      HistoryContents sweep =
          HistoryContents.sweep(
              git,
              scanners,
              request.threads(),
              request.progress(),
              CachedResults.of(request.cache(), git, detectors, digests));
      swept = history(sweep);
      seen = sweep.known();
    }
    request.progress().begin("files", tree.files().size());
    TreeContents scan = new TreeContents(scanners, seen);
    TreeContents.Result result = scan.scan(new FilteredSnapshot(tree, excludes), request.threads());
    if (before != null) {
      scan.scan(new FilteredSnapshot(before, excludes), request.threads())
          .findings(ContentEvidence.TREE)
          .forEach(finding -> known.add(finding.fingerprint()));
    }
    request.progress().end();
    tree(result);
    if (git != null && request.base() != null && !swept.isEmpty()) {
      knownHistory(git, request.base(), swept, result, scanners.get());
    }
  }

  private void tree(TreeContents.Result result) {
    TreeMap<String, Long> left = new TreeMap<>();
    List<Finding> findings = triage.sift(result.findings(ContentEvidence.TREE), left);
    Coverage coverage = result.coverage();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(contents.evidence(ContentEvidence.TREE, coverage.scanned(), findings, coverage));
    List<Finding> literals =
        triage.sift(
            result.findings(ContentEvidence.CONFIG).stream()
                .filter(finding -> SecretDetector.isConfiguration(finding.place().path()))
                .toList(),
            new TreeMap<>());
    // A configuration that is left out was not looked at: it proves nothing.
    long configurations =
        tree.files().stream()
            .filter(f -> SecretDetector.isConfiguration(f.path()))
            .filter(f -> excludes.stream().noneMatch(exclude -> exclude.matches(f.path())))
            .count();
    evidence.add(contents.evidence(ContentEvidence.CONFIG, configurations, literals, coverage));
    outcome =
        outcome.and(
            new ScanOutcome(
                findings,
                List.of(new ScanOutcome.Row("secrets (" + tree.name() + ")", coverage)),
                statuses(coverage),
                leftOut(left),
                evidence));
  }

  private List<Finding> history(HistoryContents sweep) {
    TreeMap<String, Long> left = new TreeMap<>();
    List<Finding> findings =
        triage.sift(sweep.findings(ContentEvidence.HISTORY, excludes, left), left);
    Coverage coverage = sweep.coverage();
    outcome =
        outcome.and(
            new ScanOutcome(
                findings,
                List.of(new ScanOutcome.Row("secrets (every git object)", coverage)),
                statuses(coverage),
                leftOut(left),
                List.of(
                    contents.evidence(
                        ContentEvidence.HISTORY, coverage.scanned(), findings, coverage),
                    contents.evidence(
                        ContentEvidence.SCANNED, coverage.scanned(), List.of(), coverage),
                    contents.evidence(
                        ContentEvidence.REPLAYED,
                        coverage.scanned(),
                        triage.sift(sweep.replayed(request.at(), excludes), new TreeMap<>()),
                        coverage))));
    return findings;
  }

  /**
   * Of what stands in the store, all counts as known but what the tree has and what the commits
   * since the base bring in. Where else the same secret lies says nothing: a branch beside, a stash
   * or a date can be made by whoever made the change.
   */
  private void knownHistory(
      GitRepository git,
      String base,
      List<Finding> swept,
      TreeContents.Result now,
      ContentScanner scanner)
      throws TargetException {
    Set<Fingerprint> fresh = new HashSet<>();
    now.findings(ContentEvidence.TREE).forEach(finding -> fresh.add(finding.fingerprint()));
    ChangeContents.range(ContentEvidence.HISTORY, git, range(git, base + "..HEAD"), scanner)
        .findings()
        .forEach(finding -> fresh.add(finding.fingerprint()));
    swept.stream()
        .map(Finding::fingerprint)
        .filter(fingerprint -> !fresh.contains(fingerprint))
        .forEach(known::add);
  }

  private List<ScanOutcome.Status> statuses(Coverage coverage) {
    return detectors.content().stream()
        .map(d ->
            new ScanOutcome.Status(
                d.info().name(),
                d.info().ruleDigest(),
                coverage.complete() ? ScanOutcome.Ending.FINISHED : ScanOutcome.Ending.PARTIAL,
                coverage.complete() ? "" : coverage.holes().size() + " not read"))
        .toList();
  }

  private static List<ScanOutcome.LeftOut> leftOut(Map<String, Long> left) {
    return left.entrySet().stream()
        .map(e -> new ScanOutcome.LeftOut(e.getKey(), e.getValue()))
        .toList();
  }

  /** Faults of the repository as such, for example alternates that lead out of it. */
  private void repositoryHoles() {
    GitRepository git = workspace.repository();
    if (git == null || git.holes().isEmpty()) {
      return;
    }
    Coverage coverage = new Coverage("parts", 0, 0, List.of(), git.holes(), git.notes());
    outcome =
        outcome.and(
            new ScanOutcome(
                List.of(),
                List.of(new ScanOutcome.Row("repository", coverage)),
                List.of(),
                List.of(),
                List.of()));
  }

  private Looked looked() {
    GitRepository git = workspace.repository();
    Optional<ObjectId> head = git == null ? Optional.empty() : git.refs().head();
    Optional<String> branch = git == null ? Optional.empty() : git.refs().headBranch();
    List<String> notes = new ArrayList<>();
    if (git != null) {
      notes.addAll(git.notes());
    }
    notes.addAll(triage.notes());
    known.addAll(triage.known());
    List<Trust.Loosened> loosenings = new ArrayList<>(trust.loosenings());
    loosenings.addAll(triage.loosened());
    return new Looked(
        workspace.subject(),
        workspace.kind(),
        head.map(ObjectId::hex).orElse(null),
        branch.map(b -> b.startsWith("refs/heads/") ? b.substring(11) : b).orElse(null),
        outcome,
        known,
        before != null,
        loosenings.stream().map(l -> new Looked.Loosened(l.what(), l.file(), l.line())).toList(),
        trust.based(),
        owners(outcome.findings()),
        request.change() instanceof Change.Everything
            ? detectors.rules()
            : detectors.rulesOf(outcome.findings()),
        notes);
  }

  private SortedMap<String, List<String>> owners(List<Finding> findings) {
    TreeMap<String, List<String>> owners = new TreeMap<>();
    if (!detectors.snapshot().isEmpty()) {
      CodeOwners codeOwners = CodeOwners.parse(trusted == null ? tree : trusted);
      SortedSet<String> paths = new TreeSet<>();
      findings.forEach(finding -> paths.add(finding.place().path()));
      for (String path : paths) {
        List<String> names = List.copyOf(codeOwners.ownersOf(path));
        if (!names.isEmpty()) {
          owners.put(path, names);
        }
      }
    }
    return owners;
  }
}

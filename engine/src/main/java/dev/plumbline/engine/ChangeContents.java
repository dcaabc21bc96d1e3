package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.CommitRange;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.PathChange;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.Revisions;
import dev.plumbline.scan.git.TreeDiff;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.TreeReader;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.history.LfsPointer;
import dev.plumbline.scan.snapshot.ObjectSnapshot;
import dev.plumbline.scan.snapshot.WorkTreeSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Scans what a change brings in: what is staged, or every commit of a range with its merges. */
final class ChangeContents {
  private static final int STORED_HEADER = 0;

  private final CheckId check;
  private final ObjectReader reader;
  private final ContentScanner scanner;
  private final Map<ObjectId, ContentResult> results = new HashMap<>();
  private final Set<ObjectId> before = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
  private long enumerated;
  private long scanned;

  /**
   * What the scan says.
   *
   * @param findings everything found in contents that the change brings in, sorted
   * @param known fingerprints that the state before has as well
   * @param coverage content by content
   */
  record Result(List<Finding> findings, SortedSet<Fingerprint> known, Coverage coverage) {}

  private ChangeContents(CheckId check, ObjectReader reader, ContentScanner scanner) {
    this.check = check;
    this.reader = reader;
    this.scanner = scanner;
  }

  /** What is staged, compared with HEAD. */
  static Result staged(CheckId check, GitRepository repository, ContentScanner scanner)
      throws TargetException {
    ObjectReader reader = repository.reader();
    ChangeContents change = new ChangeContents(check, reader, scanner);
    ObjectId head = null;
    Optional<ObjectId> id = repository.refs().head();
    if (id.isPresent()) {
      try {
        head = new Revisions(repository, reader).commit(id.get()).tree();
      } catch (RevisionException e) {
        throw new TargetException("HEAD: " + e.getMessage());
      }
    }
    TreeDiff diff = TreeDiff.staged(reader, head, repository.index());
    change.holes.addAll(diff.holes());
    for (PathChange path : diff.changes()) {
      change.path(path, null);
    }
    return change.result("staged contents");
  }

  /** Every content and message that the commits of a range bring in. */
  static Result range(
      CheckId check, GitRepository repository, CommitRange range, ContentScanner scanner) {
    ObjectReader reader = repository.reader();
    ChangeContents change = new ChangeContents(check, reader, scanner);
    change.holes.addAll(range.holes());
    for (Commit commit : range.commits().reversed()) {
      change.commit(commit, repository);
    }
    TreeDiff whole = TreeDiff.between(reader, range.base().tree(), range.tip().tree());
    for (PathChange path : whole.changes()) {
      if (path.oldId() != null) {
        change.before.add(path.oldId());
      }
    }
    change.keepOnlyOf(range.base().tree());
    return change.result("contents and messages of " + range.commits().size() + " commits");
  }

  /**
   * What a commit of the range replaces may have come in with another commit of it: only what
   * stands in the base was there before.
   */
  private void keepOnlyOf(ObjectId base) {
    if (!findings.isEmpty()) {
      Set<ObjectId> there = new HashSet<>();
      new TreeReader(reader).flatten(base).entries().forEach(entry -> there.add(entry.id()));
      before.retainAll(there);
    }
  }

  private void commit(Commit commit, GitRepository repository) {
    message(commit);
    for (PathChange path : broughtIn(commit, repository)) {
      path(path, commit);
    }
  }

  /** What is in a commit's tree and in none of its parents' at the same path. */
  private List<PathChange> broughtIn(Commit commit, GitRepository repository) {
    if (commit.parents().isEmpty()) {
      return diff(null, commit.tree());
    }
    List<PathChange> common = null;
    for (ObjectId parent : commit.parents()) {
      try {
        List<PathChange> changes =
            diff(new Revisions(repository, reader).commit(parent).tree(), commit.tree());
        if (common == null) {
          common = new ArrayList<>(changes);
        } else {
          Set<String> here = new HashSet<>();
          changes.forEach(path -> here.add(path.path()));
          common.removeIf(path -> !here.contains(path.path()));
        }
      } catch (RevisionException e) {
        holes.add(
            new Hole(
                "commit " + parent.hex(),
                "the parent cannot be read, so what " + commit.id().hex() + " changes is not known",
                "git fetch --unshallow"));
        return diff(null, commit.tree());
      }
    }
    return common == null ? List.of() : common;
  }

  private List<PathChange> diff(@Nullable ObjectId from, ObjectId to) {
    TreeDiff diff = TreeDiff.between(reader, from, to);
    holes.addAll(diff.holes());
    return diff.changes();
  }

  private void message(Commit commit) {
    enumerated++;
    Optional<ContentResult> result = scan(commit.id(), "commit " + commit.id().hex());
    if (result.isPresent()) {
      scanned += result.get().faults().isEmpty() ? 1 : 0;
      for (Hit hit : result.get().hits()) {
        findings.add(
            ContentEvidence.finding(
                check,
                hit,
                new Place(
                    HistoryContents.COMMIT_MESSAGE,
                    hit.region(),
                    commit.id().hex(),
                    commit.id().hex(),
                    true,
                    false)));
      }
    }
  }

  private void path(PathChange path, @Nullable Commit commit) {
    if (path.oldId() != null) {
      before.add(path.oldId());
    }
    ObjectId id = path.newId();
    if (id == null) {
      return;
    }
    enumerated++;
    if ((path.newMode() & 0170000) == TreeEntry.SUBMODULE) {
      skips.add(new Skip(WorkTreeSnapshot.SUBMODULE, 1));
      return;
    }
    Optional<ContentResult> result = scan(id, path.path());
    if (result.isEmpty()) {
      return;
    }
    scanned += result.get().faults().isEmpty() ? 1 : 0;
    for (Hit hit : result.get().hits()) {
      if (hit.stands(path.path())) {
        findings.add(
            ContentEvidence.finding(
                check,
                hit,
                new Place(
                    hit.path(path.path()),
                    hit.region(),
                    id.hex(),
                    commit == null ? null : commit.id().hex(),
                    true,
                    true)));
      }
    }
  }

  /** The result of one content; empty, and a hole, when it could not be looked at whole. */
  private Optional<ContentResult> scan(ObjectId id, String place) {
    ContentResult known = results.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Optional<GitObject> object = reader.read(id);
      if (object.isEmpty()) {
        holes.add(new Hole(place, "object " + id + " is not in the store", ObjectSnapshot.WAY_OUT));
        return Optional.empty();
      }
      byte[] bytes = object.get().bytes();
      ContentResult result = scanner.scan(bytes, STORED_HEADER, bytes.length);
      Optional<LfsPointer> pointer = LfsPointer.read(bytes, 0, bytes.length);
      if (!result.faults().isEmpty()) {
        holes.add(new Hole(place, String.join("; ", result.faults()), result.wayOut("report it")));
        // What was found all the same counts; what was not looked at is the hole.
        results.put(id, result);
        return Optional.of(result);
      }
      if (pointer.isPresent()) {
        holes.add(
            new Hole(
                place, "a Git LFS pointer; its content is not looked at", "git lfs fetch --all"));
        return Optional.empty();
      }
      results.put(id, result);
      return Optional.of(result);
    } catch (IOException e) {
      holes.add(new Hole(place, String.valueOf(e.getMessage()), ObjectSnapshot.WAY_OUT));
      return Optional.empty();
    }
  }

  private Result result(String unit) {
    TreeSet<Fingerprint> known = new TreeSet<>();
    if (!findings.isEmpty()) {
      for (ObjectId id : before) {
        scan(id, "before the change")
            .ifPresent(r -> r.hits().forEach(hit -> known.add(hit.finding().fingerprint())));
      }
    }
    return new Result(
        findings.stream().sorted().toList(),
        known,
        new Coverage(unit, enumerated, scanned, skips, holes, List.of()));
  }
}

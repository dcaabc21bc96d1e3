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
import dev.plumbline.scan.git.Tag;
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
  private static final int MOST_TAGS = 100;
  private static final String TAG_MESSAGE = "(tag message)";

  private final CheckId check;
  private final GitRepository repository;
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

  private ChangeContents(CheckId check, GitRepository repository, ContentScanner scanner) {
    this.check = check;
    this.repository = repository;
    this.reader = repository.reader();
    this.scanner = scanner;
  }

  /** What is staged, compared with HEAD. */
  static Result staged(CheckId check, GitRepository repository, ContentScanner scanner)
      throws TargetException {
    ChangeContents change = new ChangeContents(check, repository, scanner);
    ObjectReader reader = change.reader;
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
    Map<String, List<ObjectId>> differing = change.merging();
    for (PathChange path : diff.changes()) {
      if (differing != null && !differing.containsKey(path.path())) {
        change.enumerated++;
        change.skips.add(new Skip("as in the branch that is merged", 1));
        continue;
      }
      if (differing != null) {
        change.before.addAll(differing.getOrDefault(path.path(), List.of()));
      }
      change.path(path, null);
    }
    return change.result("staged contents");
  }

  /**
   * While a merge is under way: the paths at which the index differs from every branch that is
   * merged, with what these have there. Null when there is no merge.
   */
  private @Nullable Map<String, List<ObjectId>> merging() throws TargetException {
    List<ObjectId> heads;
    try {
      heads = repository.mergeHeads();
    } catch (IOException e) {
      throw new TargetException("MERGE_HEAD: " + e.getMessage() + "; git merge --abort");
    }
    Map<String, List<ObjectId>> differing = null;
    for (ObjectId merged : heads) {
      Map<String, List<ObjectId>> here = new HashMap<>();
      try {
        ObjectId tree = new Revisions(repository, reader).commit(merged).tree();
        TreeDiff diff = TreeDiff.staged(reader, tree, repository.index());
        holes.addAll(diff.holes());
        for (PathChange path : diff.changes()) {
          here.put(path.path(), path.oldId() == null ? List.of() : List.of(path.oldId()));
        }
      } catch (RevisionException e) {
        throw new TargetException("MERGE_HEAD: " + e.getMessage());
      }
      if (differing == null) {
        differing = here;
      } else {
        differing.keySet().retainAll(here.keySet());
        differing.replaceAll((path, ids) -> join(ids, here.getOrDefault(path, List.of())));
      }
    }
    return differing;
  }

  private static List<ObjectId> join(List<ObjectId> some, List<ObjectId> more) {
    List<ObjectId> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** What a push brings to a remote: contents and messages of its commits, and of its tags. */
  static Result push(
      CheckId check,
      GitRepository repository,
      ObjectId pushed,
      CommitRange.Unpublished push,
      ContentScanner scanner) {
    ChangeContents change = new ChangeContents(check, repository, scanner);
    ObjectReader reader = change.reader;
    change.holes.addAll(push.holes());
    for (Commit commit : push.commits().reversed()) {
      change.commit(commit);
    }
    change.tags(pushed, push.tip());
    for (Commit base : push.boundary()) {
      for (PathChange path : change.diff(base.tree(), push.tip().tree())) {
        if (path.oldId() != null) {
          change.before.add(path.oldId());
        }
      }
    }
    change.keepOnlyOf(push.boundary().stream().map(Commit::tree).toList());
    return change.result("contents and messages of " + push.commits().size() + " commits");
  }

  /** The messages of the tags between what is pushed and its commit. */
  private void tags(ObjectId pushed, Commit tip) {
    ObjectId id = pushed;
    for (int depth = 0; !id.equals(tip.id()) && depth < MOST_TAGS; depth++) {
      enumerated++;
      Optional<ContentResult> result = scan(id, "tag " + id.hex());
      if (result.isPresent()) {
        scanned++;
        found(result.get(), id, TAG_MESSAGE);
      }
      try {
        Optional<GitObject> object = reader.read(id);
        if (object.isEmpty()) {
          return; // said by scan()
        }
        id = Tag.parse(object.get()).target();
      } catch (IOException e) {
        holes.add(new Hole("tag " + id.hex(), String.valueOf(e.getMessage()), "git fsck --full"));
        return;
      }
    }
  }

  private void found(ContentResult result, ObjectId id, String place) {
    for (Hit hit : result.hits()) {
      findings.add(
          ContentEvidence.finding(
              check,
              hit,
              new Place(hit.path(place), hit.region(), id.hex(), id.hex(), true, false)));
    }
  }

  /** Every content and message that the commits of a range bring in. */
  static Result range(
      CheckId check, GitRepository repository, CommitRange range, ContentScanner scanner) {
    ChangeContents change = new ChangeContents(check, repository, scanner);
    ObjectReader reader = change.reader;
    change.holes.addAll(range.holes());
    for (Commit commit : range.commits().reversed()) {
      change.commit(commit);
    }
    TreeDiff whole = TreeDiff.between(reader, range.base().tree(), range.tip().tree());
    for (PathChange path : whole.changes()) {
      if (path.oldId() != null) {
        change.before.add(path.oldId());
      }
    }
    change.keepOnlyOf(List.of(range.base().tree()));
    return change.result("contents and messages of " + range.commits().size() + " commits");
  }

  /**
   * What a commit of the range replaces may have come in with another commit of it: only what
   * stands in the base was there before.
   */
  private void keepOnlyOf(List<ObjectId> bases) {
    if (!findings.isEmpty()) {
      Set<ObjectId> there = new HashSet<>();
      for (ObjectId base : bases) {
        new TreeReader(reader).flatten(base).entries().forEach(entry -> there.add(entry.id()));
      }
      before.retainAll(there);
    }
  }

  private void commit(Commit commit) {
    message(commit);
    for (PathChange path : broughtIn(commit)) {
      path(path, commit);
    }
  }

  /** What is in a commit's tree and in none of its parents' at the same path. */
  private List<PathChange> broughtIn(Commit commit) {
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
      found(result.get(), commit.id(), HistoryContents.COMMIT_MESSAGE);
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
        Optional<byte[]> stored = repository.largeFile(pointer.get().oid());
        if (stored.isEmpty()) {
          holes.add(
              new Hole(place, "a Git LFS pointer; its content is not here", "git lfs fetch --all"));
          return Optional.empty();
        }
        bytes = stored.get();
        result = scanner.scan(bytes, 0, bytes.length);
        if (!result.faults().isEmpty()) {
          holes.add(
              new Hole(place, String.join("; ", result.faults()), result.wayOut("report it")));
        }
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

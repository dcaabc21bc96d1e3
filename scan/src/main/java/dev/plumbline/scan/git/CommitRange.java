package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The commits that a range names: {@code A..B}, what B has and A has not, or {@code A...B}, where a
 * change of B is compared with the point at which it left A.
 *
 * @param base the tree to compare with: A, or the merge base of A and B
 * @param tip B
 * @param commits reachable from B but not from A, newest first; where dates lie, a commit too many
 *     may be among them, never one too few
 * @param holes commits that could not be read, so that commits behind them are not listed
 */
public record CommitRange(Commit base, Commit tip, List<Commit> commits, List<Hole> holes) {
  private static final int FROM_A = 1;
  private static final int FROM_B = 2;
  private static final int STALE = 4;

  /**
   * Reads a range.
   *
   * @param expression {@code A..B} or {@code A...B}; an empty side is HEAD
   * @throws RevisionException if a side names no commit, or the sides have no common ancestor
   */
  public static CommitRange resolve(
      GitRepository repository, ObjectReader reader, String expression) throws RevisionException {
    int dots = expression.indexOf("..");
    if (dots < 0) {
      throw new RevisionException(RevisionException.Kind.SYNTAX, "no range: " + expression);
    }
    boolean symmetric = expression.startsWith("...", dots);
    Revisions revisions = new Revisions(repository, reader);
    Commit a = side(revisions, expression.substring(0, dots));
    Commit b = side(revisions, expression.substring(dots + (symmetric ? 3 : 2)));
    Walk walk = new Walk(repository, revisions);
    walk.paint(a, b);
    Commit base = a;
    if (symmetric) {
      base =
          walk.mergeBase()
              .orElseThrow(() ->
                  new RevisionException(
                      RevisionException.Kind.MISSING, expression + " has no common commit"));
    }
    return new CommitRange(base, b, walk.onlyB(), List.copyOf(walk.holes));
  }

  /**
   * What a push brings to a remote.
   *
   * @param tip the commit that is pushed
   * @param commits reachable from the tip and from nothing the remote has, newest first
   * @param boundary the commits of the remote that they build on, newest first; empty when the
   *     remote has nothing of this history
   * @param holes commits that could not be read, so that commits behind them are not listed
   */
  public record Unpublished(
      Commit tip, List<Commit> commits, List<Commit> boundary, List<Hole> holes) {}

  /**
   * The commits of a tip that none of the others reaches.
   *
   * @param tip names a commit, or a tag of one
   * @param hidden what the other side is known to have; what is no readable commit is passed over,
   *     so that rather too many commits are listed
   * @throws RevisionException if the tip names no commit
   */
  public static Unpublished unpublished(
      GitRepository repository, ObjectReader reader, ObjectId tip, List<ObjectId> hidden)
      throws RevisionException {
    Revisions revisions = new Revisions(repository, reader);
    Commit pushed = revisions.commit(tip);
    List<Commit> there = new ArrayList<>();
    for (ObjectId id : hidden) {
      try {
        there.add(revisions.commit(id));
      } catch (RevisionException e) {
        continue; // not fetched, or a tag of a tree: it hides nothing
      }
    }
    Walk walk = new Walk(repository, revisions);
    walk.paint(there, pushed);
    List<Commit> commits = walk.onlyB();
    return new Unpublished(pushed, commits, walk.boundary(commits), List.copyOf(walk.holes));
  }

  private static Commit side(Revisions revisions, String text) throws RevisionException {
    return revisions.commit(text.isEmpty() ? "HEAD" : text);
  }

  private static final class Walk {
    private final GitRepository repository;
    private final Revisions revisions;
    private final Map<ObjectId, Integer> flags = new HashMap<>();
    private final Map<ObjectId, Commit> seen = new HashMap<>();
    private final List<Hole> holes = new ArrayList<>();
    private final PriorityQueue<Commit> queue = new PriorityQueue<>(Walk::newestFirst);
    private final Set<ObjectId> queued = new HashSet<>();
    private int interesting;

    Walk(GitRepository repository, Revisions revisions) {
      this.repository = repository;
      this.revisions = revisions;
    }

    private static int newestFirst(Commit x, Commit y) {
      int order = y.committer().when().compareTo(x.committer().when());
      return order != 0 ? order : x.id().compareTo(y.id());
    }

    void paint(Commit a, Commit b) {
      paint(List.of(a), b);
    }

    void paint(List<Commit> hidden, Commit b) {
      hidden.forEach(a -> mark(a, FROM_A));
      mark(b, FROM_B);
      while (interesting > 0) {
        Commit commit = queue.remove();
        queued.remove(commit.id());
        int now = flags.getOrDefault(commit.id(), 0);
        interesting -= (now & STALE) == 0 ? 1 : 0;
        boolean common = (now & (FROM_A | FROM_B)) == (FROM_A | FROM_B);
        int pass = common ? now | STALE : now;
        if (repository.shallow().contains(commit.id())) {
          continue;
        }
        for (ObjectId parent : commit.parents()) {
          try {
            Commit known = seen.get(parent);
            mark(known == null ? revisions.commit(parent) : known, pass);
          } catch (RevisionException e) {
            holes.add(
                new Hole(
                    "commit " + parent.hex(),
                    String.valueOf(e.getMessage()),
                    "git fetch --unshallow; git fsck --full"));
          }
        }
      }
    }

    private void mark(Commit commit, int add) {
      int before = flags.getOrDefault(commit.id(), 0);
      int now = before | add;
      if (now == before) {
        return;
      }
      flags.put(commit.id(), now);
      seen.put(commit.id(), commit);
      if (!queued.add(commit.id())) {
        interesting -= (before & STALE) == 0 && (now & STALE) != 0 ? 1 : 0;
      } else {
        queue.add(commit);
        interesting += (now & STALE) == 0 ? 1 : 0;
      }
    }

    /** Parents of what only B has that A has as well, newest first. */
    List<Commit> boundary(List<Commit> onlyB) {
      Map<ObjectId, Commit> found = new HashMap<>();
      for (Commit commit : onlyB) {
        for (ObjectId parent : commit.parents()) {
          Commit known = seen.get(parent);
          if (known != null && (flags.getOrDefault(parent, 0) & FROM_A) != 0) {
            found.put(parent, known);
          }
        }
      }
      return found.values().stream().sorted(Walk::newestFirst).toList();
    }

    Optional<Commit> mergeBase() {
      return flags.entrySet().stream()
          .filter(e -> e.getValue() == (FROM_A | FROM_B))
          .map(e -> seen.get(e.getKey()))
          .filter(java.util.Objects::nonNull)
          .min(Walk::newestFirst);
    }

    List<Commit> onlyB() {
      List<Commit> commits = new ArrayList<>();
      for (Map.Entry<ObjectId, Integer> entry : flags.entrySet()) {
        Commit commit = seen.get(entry.getKey());
        if (commit != null && (entry.getValue() & FROM_A) == 0) {
          commits.add(commit);
        }
      }
      commits.sort(Walk::newestFirst);
      return commits;
    }
  }
}

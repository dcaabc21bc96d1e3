package dev.plumbline.engine;

import dev.plumbline.engine.triage.Allows;
import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.Revisions;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.TreeReader;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an allow comment and when: the commit that brought its line to its path, found by
 * walking back from the base while the line is there.
 */
final class CommentOrigin {
  private static final int MOST_COMMITS = 20_000;

  private final GitRepository git;
  private final Revisions revisions;
  private final TreeReader trees;
  private final String base;
  private final Map<ObjectId, Boolean> holds = new HashMap<>();

  /** From a base. */
  CommentOrigin(GitRepository git, String base) {
    this.git = git;
    this.base = base;
    revisions = new Revisions(git, git.reader());
    trees = new TreeReader(git.reader());
  }

  /**
   * The author and the day, for example {@code Ada Sample on 2026-01-31}; empty when the commit is
   * not here or lies too far back.
   */
  Optional<String> of(Allows.Place place) {
    holds.clear();
    try {
      Commit at = revisions.commit(base);
      for (int i = 0; i < MOST_COMMITS; i++) {
        Commit before = null;
        for (ObjectId id : at.parents()) {
          Commit parent = revisions.commit(id);
          if (before == null && holds(parent, place)) {
            before = parent;
          }
        }
        if (before == null) {
          return Optional.of(
              at.author().name()
                  + " on "
                  + at.author().when().atOffset(at.author().offset()).toLocalDate());
        }
        at = before;
      }
      return Optional.empty();
    } catch (RevisionException | IOException e) {
      return Optional.empty();
    }
  }

  private boolean holds(Commit commit, Allows.Place place) throws IOException {
    ObjectId blob = blob(commit.tree(), place.path());
    if (blob == null) {
      return false;
    }
    Boolean known = holds.get(blob);
    if (known == null) {
      Optional<GitObject> object = git.reader().read(blob);
      if (object.isEmpty()) {
        throw new IOException("an object is not here");
      }
      known =
          new String(object.get().bytes(), StandardCharsets.UTF_8)
              .lines()
              .anyMatch(line -> line.contains(place.comment()));
      holds.put(blob, known);
    }
    return known;
  }

  private @Nullable ObjectId blob(ObjectId root, String path) throws IOException {
    ObjectId at = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      ObjectId next = null;
      for (TreeEntry entry : trees.entries(at)) {
        if (entry.path().equals(names[i]) && entry.folder() == (i < names.length - 1)) {
          next = entry.id();
        }
      }
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }
}

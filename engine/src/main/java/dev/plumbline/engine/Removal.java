package dev.plumbline.engine;

import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.Ref;
import dev.plumbline.scan.git.Tag;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.TreeReader;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Works out what has to be rewritten so that objects are gone from a history. */
public final class Removal {
  private final GitRepository git;
  private final ObjectReader reader;
  private final TreeReader trees;
  private final Set<ObjectId> wanted;
  private final Map<ObjectId, Boolean> holds = new HashMap<>();
  private final Map<ObjectId, Commit> commits = new HashMap<>();
  private final List<String> unread = new ArrayList<>();

  /**
   * What has to be rewritten.
   *
   * @param holding commits whose tree or message holds the secret
   * @param rewritten commits that get another id: those and all that come after them
   * @param references branches, tags and others that lead to such a commit, sorted
   * @param logged whether only a reflog still leads to one
   * @param unread objects that could not be read, so that there may be more
   */
  public record Plan(
      int holding, int rewritten, List<String> references, boolean logged, List<String> unread) {}

  private Removal(GitRepository git, Set<ObjectId> wanted) {
    this.git = git;
    this.wanted = wanted;
    reader = git.reader();
    trees = new TreeReader(reader);
  }

  /** The plan for objects given in hex. */
  public static Plan plan(GitRepository git, List<String> objects) {
    Set<ObjectId> wanted = new HashSet<>();
    objects.forEach(hex -> ObjectId.parse(hex).ifPresent(wanted::add));
    return new Removal(git, wanted).plan();
  }

  private Plan plan() {
    Map<String, ObjectId> tips = new HashMap<>();
    TreeSet<String> direct = new TreeSet<>();
    for (Ref ref : git.refs().all()) {
      ObjectId tip = peeled(ref, direct);
      if (tip != null) {
        tips.put(ref.name(), tip);
      }
    }
    git.refs().head().ifPresent(head -> tips.put("HEAD", head));
    Set<ObjectId> logged = new HashSet<>(git.refs().logged().keySet());
    List<ObjectId> order = walk(tips.values(), logged);
    Set<ObjectId> holding = new HashSet<>();
    Set<ObjectId> rewritten = new HashSet<>();
    // Parents come first in the order, so one pass sees every descendant.
    for (ObjectId id : order) {
      Commit commit = commits.get(id);
      if (commit == null) {
        continue;
      }
      boolean own = wanted.contains(id) || holds(commit.tree());
      if (own) {
        holding.add(id);
      }
      if (own || commit.parents().stream().anyMatch(rewritten::contains)) {
        rewritten.add(id);
      }
    }
    TreeSet<String> references = new TreeSet<>(direct);
    tips.forEach((name, tip) -> {
      if (rewritten.contains(tip)) {
        references.add(name);
      }
    });
    boolean byLog = logged.stream().anyMatch(rewritten::contains);
    return new Plan(
        holding.size(), rewritten.size(), List.copyOf(references), byLog, List.copyOf(unread));
  }

  /** The commit a reference leads to; a tag on the way, or a blob, may hold the secret itself. */
  private @Nullable ObjectId peeled(Ref ref, Set<String> direct) {
    ObjectId id = ref.id();
    for (int depth = 0; depth < 20; depth++) {
      if (wanted.contains(id)) {
        direct.add(ref.name());
      }
      GitObject object = read(id);
      if (object == null) {
        return null;
      }
      switch (object.kind()) {
        case COMMIT -> {
          return id;
        }
        case TAG -> {
          try {
            id = Tag.parse(object).target();
          } catch (IOException e) {
            unread.add(id.hex());
            return null;
          }
        }
        case TREE -> {
          if (holds(id)) {
            direct.add(ref.name());
          }
          return null;
        }
        case BLOB -> {
          return null;
        }
      }
    }
    return null;
  }

  /** All commits, parents before children. */
  private List<ObjectId> walk(Iterable<ObjectId> tips, Set<ObjectId> logged) {
    List<ObjectId> order = new ArrayList<>();
    Set<ObjectId> seen = new HashSet<>();
    Deque<ObjectId> stack = new ArrayDeque<>();
    tips.forEach(stack::push);
    logged.forEach(stack::push);
    Set<ObjectId> done = new HashSet<>();
    while (!stack.isEmpty()) {
      ObjectId id = stack.peek();
      if (done.contains(id)) {
        stack.pop();
        continue;
      }
      Commit commit = seen.add(id) ? commit(id) : commits.get(id);
      List<ObjectId> parents = commit == null ? List.of() : commit.parents();
      boolean ready = true;
      for (ObjectId parent : parents) {
        if (!seen.contains(parent)) {
          stack.push(parent);
          ready = false;
        }
      }
      if (ready) {
        stack.pop();
        done.add(id);
        order.add(id);
      }
    }
    return order;
  }

  private @Nullable Commit commit(ObjectId id) {
    GitObject object = read(id);
    if (object == null || object.kind() != ObjectKind.COMMIT) {
      return null;
    }
    try {
      Commit commit = Commit.parse(object);
      commits.put(id, commit);
      return commit;
    } catch (IOException e) {
      unread.add(id.hex());
      return null;
    }
  }

  private boolean holds(ObjectId tree) {
    Boolean known = holds.get(tree);
    if (known != null) {
      return known;
    }
    boolean found = wanted.contains(tree);
    try {
      for (TreeEntry entry : found ? List.<TreeEntry>of() : trees.entries(tree)) {
        if (!entry.submodule()
            && (wanted.contains(entry.id()) || entry.folder() && holds(entry.id()))) {
          found = true;
          break;
        }
      }
    } catch (IOException e) {
      unread.add(tree.hex());
    }
    holds.put(tree, found);
    return found;
  }

  private @Nullable GitObject read(ObjectId id) {
    try {
      Optional<GitObject> object = reader.read(id);
      if (object.isEmpty()) {
        unread.add(id.hex());
      }
      return object.orElse(null);
    } catch (IOException e) {
      unread.add(id.hex());
      return null;
    }
  }
}

package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.Ref;
import dev.plumbline.scan.git.history.Attribution.Origin;
import dev.plumbline.scan.git.object.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out how a set of objects came into a repository; used once. */
final class Attributor {
  /** Enough for any honest history; keeps a tree that unfolds to 10^40 paths from hanging. */
  private static final int MAX_STEPS = 60_000_000;

  private final GitRepository repository;
  private final Graph graph;
  private final Reachability reachability;
  private final List<GitIndex> indexes;
  private final Map<Integer, Found> found = new HashMap<>();
  private final BitSet targets = new BitSet();
  private final PathTable paths;

  Attributor(
      GitRepository repository, Graph graph, Reachability reachability, List<GitIndex> indexes) {
    this.repository = repository;
    this.graph = graph;
    this.reachability = reachability;
    this.indexes = indexes;
    this.paths = new PathTable(graph);
  }

  /** What is known of one target so far. */
  private static final class Found {
    private @Nullable Origin origin;
    private int commit = -1;
    private String path = "";
    private String via = "";
    private final List<Integer> paths = new ArrayList<>();
    private final BitSet allPaths = new BitSet();
    private @Nullable String headPath;
    private final BitSet headPaths = new BitSet();

    void claim(Origin origin, int commit, String path, String via) {
      if (this.origin == null) {
        this.origin = origin;
        this.commit = commit;
        this.path = path;
        this.via = via;
      }
    }
  }

  List<Attribution> attribute(List<ObjectId> objects) {
    for (ObjectId id : objects) {
      int ordinal = graph.store().ordinal(id);
      targets.set(ordinal);
      found.put(ordinal, new Found());
    }
    HotTrees hot = new HotTrees(graph, targets);
    TreeWalk walk = new TreeWalk(graph, paths, hot, targets, MAX_STEPS);
    commits(walk);
    head(hot);
    references(walk);
    index();
    looseTrees(walk, hot);
    return objects.stream().map(this::result).toList();
  }

  private void commits(TreeWalk walk) {
    for (int commit : new CommitOrder(graph, reachability).sorted()) {
      int self = graph.commitOrdinal(commit);
      String via = reachability.rootOf(commit);
      if (targets.get(self)) {
        found(self).claim(Origin.COMMIT, commit, "(commit message)", via);
      }
      int root = graph.commitLinks(commit)[0];
      walk.walk(root, (target, path) -> seen(target, Origin.COMMIT, commit, path, via));
    }
  }

  private Found found(int ordinal) {
    return java.util.Objects.requireNonNull(found.get(ordinal), "not a target");
  }

  private void seen(int target, Origin origin, int commit, int path, String via) {
    Found about = found(target);
    if (about.origin == null) {
      about.claim(origin, commit, paths.text(path), via);
    }
    if (!about.allPaths.get(path)) {
      about.allPaths.set(path);
      if (about.paths.size() < HistoryGraph.MAX_PATHS) {
        about.paths.add(path);
      }
    }
  }

  private void head(HotTrees hot) {
    int ordinal = repository.refs().head().map(id -> graph.store().ordinal(id)).orElse(-1);
    int commit = ordinal < 0 ? -1 : graph.commit(ordinal);
    if (commit < 0) {
      return;
    }
    TreeWalk walk = new TreeWalk(graph, paths, hot, targets, MAX_STEPS);
    walk.walk(
        graph.commitLinks(commit)[0],
        (target, path) -> {
          Found about = found(target);
          about.headPaths.set(path);
          if (about.headPath == null) {
            about.headPath = paths.text(path);
          }
        });
  }

  /**
   * References and tags that lead straight to blobs and trees; and tags that are meant themselves.
   */
  private void references(TreeWalk walk) {
    for (Ref ref : repository.refs().all()) {
      int ordinal = graph.store().ordinal(ref.id());
      if (ordinal >= 0) {
        straight(walk, ordinal, ref.name());
      }
    }
    Map<ObjectId, Integer> tags = new TreeMap<>();
    graph.tags().keySet().forEach(ordinal -> tags.put(graph.store().id(ordinal), ordinal));
    tags.forEach((id, ordinal) -> straight(walk, ordinal, "tag " + id.hex()));
  }

  private void straight(TreeWalk walk, int from, String via) {
    int ordinal = from;
    Integer target = graph.tags().get(ordinal);
    for (int i = 0; target != null && i < 100; i++) {
      if (targets.get(ordinal)) {
        found(ordinal).claim(Origin.TAG, -1, "(tag message)", via);
      }
      if (target < 0) {
        return;
      }
      ordinal = target;
      target = graph.tags().get(ordinal);
    }
    if (graph.commit(ordinal) >= 0 || target != null) {
      return;
    }
    if (targets.get(ordinal) && graph.tree(ordinal) < 0) {
      found(ordinal).claim(Origin.TAG, -1, "(tagged object)", via);
    }
    walk.walk(ordinal, (hit, path) -> seen(hit, Origin.TAG, -1, path, via));
  }

  private void index() {
    Map<ObjectId, String> staged = new HashMap<>();
    for (GitIndex index : indexes) {
      for (IndexEntry entry : index.entries()) {
        staged.putIfAbsent(entry.id(), entry.path());
      }
    }
    found.forEach((ordinal, about) -> {
      String path = staged.get(graph.store().id(ordinal));
      if (path != null) {
        about.claim(Origin.INDEX, -1, path, "index");
      }
    });
  }

  /** Trees that no commit and no tag leads to, the topmost ones, by id. */
  private void looseTrees(TreeWalk walk, HotTrees hot) {
    BitSet below = new BitSet();
    for (int tree = 0; tree < graph.trees(); tree++) {
      if (hot.hot(tree)) {
        int[] children = graph.children(tree);
        for (int at = graph.from(tree); at < graph.to(tree); at++) {
          if (children[at] >= 0 && graph.tree(children[at]) >= 0) {
            below.set(graph.tree(children[at]));
          }
        }
      }
    }
    Map<ObjectId, Integer> roots = new TreeMap<>();
    for (int tree = 0; tree < graph.trees(); tree++) {
      if (!below.get(tree) && !walk.walked(tree) && (hot.hot(tree) || target(tree))) {
        roots.put(graph.store().id(graph.treeOrdinal(tree)), graph.treeOrdinal(tree));
      }
    }
    roots.forEach((id, ordinal) ->
        walk.walk(ordinal, (hit, path) -> seen(hit, Origin.TREE, -1, path, "tree " + id.hex())));
  }

  private boolean target(int tree) {
    return targets.get(graph.treeOrdinal(tree));
  }

  private Attribution result(ObjectId id) {
    int ordinal = graph.store().ordinal(id);
    Found about = found(ordinal);
    Origin origin = about.origin;
    if (origin == null) {
      origin = Origin.NONE;
      about.path = "(unreachable object)";
    }
    boolean inHead = false;
    for (int path = about.headPaths.nextSetBit(0);
        path >= 0 && !inHead;
        path = about.headPaths.nextSetBit(path + 1)) {
      inHead = paths.text(path).equals(about.path);
    }
    return new Attribution(
        id,
        origin,
        about.commit < 0 ? null : graph.store().id(graph.commitOrdinal(about.commit)),
        about.commit < 0 ? null : Instant.ofEpochSecond(graph.commitSeconds(about.commit)),
        about.path,
        about.via,
        reachability.of(ordinal),
        about.headPath,
        inHead,
        about.paths.stream().map(paths::text).toList(),
        about.allPaths.cardinality());
  }
}

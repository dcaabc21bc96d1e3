package dev.plumbline.scan.git.history;

import java.util.BitSet;

/** Walks hot trees; the same tree at the same path is walked once, whatever commit leads there. */
final class TreeWalk {
  /** What is kept for a path costs more than a look at an entry. */
  private static final int KEPT = 20;

  /** Only where ids lie can a tree hold itself; honest paths end long before. */
  private static final int MAX_DEPTH = 4096;

  private final Graph graph;
  private final PathTable paths;
  private final HotTrees hot;
  private final BitSet targets;
  private final LongIntMap visited = new LongIntMap();
  private final BitSet walked = new BitSet();
  private final IntList todoTree = new IntList();
  private final IntList todoPath = new IntList();
  private int stepsLeft;

  /** Takes what is found. */
  interface Sink {
    /**
     * A target stands at a path.
     *
     * @param target its ordinal
     * @param path its number
     */
    void seen(int target, int path);
  }

  TreeWalk(Graph graph, PathTable paths, HotTrees hot, BitSet targets, int maxSteps) {
    this.graph = graph;
    this.paths = paths;
    this.hot = hot;
    this.targets = targets;
    this.stepsLeft = maxSteps;
  }

  /** Whether the tree was walked at some path. */
  boolean walked(int tree) {
    return walked.get(tree);
  }

  /** Finds the targets below the tree that a link leads to. */
  void walk(int link, Sink sink) {
    if (link < 0) {
      return;
    }
    int root = graph.tree(link);
    if (root >= 0 && targets.get(link)) {
      sink.seen(link, 0);
    }
    enter(root, 0);
    while (!todoTree.isEmpty()) {
      step(todoTree.removeLast(), todoPath.removeLast(), sink);
    }
  }

  private void enter(int tree, int path) {
    if (tree < 0 || !hot.hot(tree)) {
      return;
    }
    // A tree that was never walked goes on even when the steps are used up: no target is lost.
    boolean first = !walked.get(tree);
    int before = visited.size();
    if (!first && (stepsLeft <= 0 || paths.depth(path) > MAX_DEPTH)) {
      return;
    }
    if (visited.number((long) tree << 32 | path) == before) {
      walked.set(tree);
      todoTree.add(tree);
      todoPath.add(path);
    }
  }

  private void step(int tree, int path, Sink sink) {
    int[] children = graph.children(tree);
    int[] names = graph.names(tree);
    int from = graph.from(tree);
    int pathsBefore = paths.size();
    for (int at = from; at < graph.to(tree); at++) {
      if (children[at] >= 0 && targets.get(children[at])) {
        sink.seen(children[at], paths.child(path, names[at]));
      }
    }
    for (int at = graph.to(tree) - 1; at >= from; at--) {
      if (children[at] >= 0) {
        int child = graph.tree(children[at]);
        if (child >= 0 && hot.hot(child)) {
          enter(child, paths.child(path, names[at]));
        }
      }
    }
    long cost = graph.to(tree) - from + (long) KEPT * (1 + paths.size() - pathsBefore);
    stepsLeft = (int) Math.max(0, stepsLeft - cost);
  }
}

package dev.plumbline.scan.git.history;

import java.util.BitSet;

/** The trees that hold a target, however deep: only these need to be walked. */
final class HotTrees {
  private final Graph graph;
  private final BitSet targets;
  private final BitSet hot = new BitSet();
  private final BitSet begun = new BitSet();
  private final IntList stack = new IntList();
  private final IntList at = new IntList();

  HotTrees(Graph graph, BitSet targets) {
    this.graph = graph;
    this.targets = targets;
    for (int tree = 0; tree < graph.trees(); tree++) {
      if (!begun.get(tree)) {
        visit(tree);
      }
    }
  }

  boolean hot(int tree) {
    return hot.get(tree);
  }

  /** Depth first with a stack of our own: children are decided before their parents. */
  private void visit(int root) {
    push(root);
    while (!stack.isEmpty()) {
      int tree = stack.get(stack.size() - 1);
      int next = at.removeLast();
      int[] children = graph.children(tree);
      int end = graph.to(tree);
      int descend = -1;
      for (; next < end && descend < 0; next++) {
        int link = children[next];
        if (link < 0) {
          continue;
        }
        if (targets.get(link)) {
          hot.set(tree);
        }
        int child = graph.tree(link);
        if (child >= 0) {
          if (!begun.get(child)) {
            descend = child;
          } else if (hot.get(child)) {
            hot.set(tree);
          }
        }
      }
      if (descend >= 0) {
        at.add(next - 1); // the same entry again, once its tree is decided
        push(descend);
      } else {
        stack.removeLast();
      }
    }
  }

  private void push(int tree) {
    begun.set(tree);
    stack.add(tree);
    at.add(graph.from(tree));
  }
}

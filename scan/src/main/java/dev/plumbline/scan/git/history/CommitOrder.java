package dev.plumbline.scan.git.history;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * All commits, oldest first and never before a parent: those that references reach, then those of
 * the logs, then the rest. Equal dates are ordered by id, so that the order is the same in every
 * clone.
 */
final class CommitOrder {
  private final Graph graph;
  private final Reachability reachability;

  CommitOrder(Graph graph, Reachability reachability) {
    this.graph = graph;
    this.reachability = reachability;
  }

  /** The numbers of the commits in order. */
  int[] sorted() {
    int count = graph.commits();
    int[] waiting = new int[count];
    int[] childCount = new int[count + 1];
    for (int commit = 0; commit < count; commit++) {
      int[] links = graph.commitLinks(commit);
      for (int i = 1; i < links.length; i++) {
        int parent = links[i] < 0 ? -1 : graph.commit(links[i]);
        if (parent >= 0) {
          waiting[commit]++;
          childCount[parent + 1]++;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      childCount[i + 1] += childCount[i];
    }
    int[] next = Arrays.copyOf(childCount, count);
    int[] children = new int[childCount[count]];
    for (int commit = 0; commit < count; commit++) {
      int[] links = graph.commitLinks(commit);
      for (int i = 1; i < links.length; i++) {
        int parent = links[i] < 0 ? -1 : graph.commit(links[i]);
        if (parent >= 0) {
          children[next[parent]++] = commit;
        }
      }
    }
    return drain(waiting, childCount, children);
  }

  private int[] drain(int[] waiting, int[] childStart, int[] children) {
    int count = graph.commits();
    int[] sorted = new int[count];
    int done = 0;
    PriorityQueue<Integer> ready = new PriorityQueue<>(this::compare);
    for (int commit = 0; commit < count; commit++) {
      if (waiting[commit] == 0) {
        ready.add(commit);
      }
    }
    while (!ready.isEmpty()) {
      int commit = ready.remove();
      sorted[done++] = commit;
      for (int at = childStart[commit]; at < childStart[commit + 1]; at++) {
        if (--waiting[children[at]] == 0) {
          ready.add(children[at]);
        }
      }
    }
    // Less than all only if ids lie and commits are their own ancestors: those stay out.
    return Arrays.copyOf(sorted, done);
  }

  private int compare(int x, int y) {
    int order =
        Integer.compare(
            reachability.of(graph.commitOrdinal(x)).ordinal(),
            reachability.of(graph.commitOrdinal(y)).ordinal());
    if (order == 0) {
      order = Long.compare(graph.commitSeconds(x), graph.commitSeconds(y));
    }
    return order != 0
        ? order
        : graph
            .store()
            .id(graph.commitOrdinal(x))
            .compareTo(graph.store().id(graph.commitOrdinal(y)));
  }
}

package dev.plumbline.scan.git.history;

/** Paths as numbers: each is a path before it and a name. Number 0 is the root. */
final class PathTable {
  private final Graph graph;
  private final LongIntMap numbers = new LongIntMap();
  private final IntList parents = new IntList();
  private final IntList names = new IntList();
  private final IntList depths = new IntList();

  PathTable(Graph graph) {
    this.graph = graph;
  }

  int child(int parent, int name) {
    int number = numbers.number((long) parent << 32 | name);
    if (number == parents.size()) {
      parents.add(parent);
      names.add(name);
      depths.add(1 + depth(parent));
    }
    return number + 1;
  }

  /** How many names it has. */
  int depth(int path) {
    return path == 0 ? 0 : depths.get(path - 1);
  }

  int size() {
    return parents.size();
  }

  String text(int path) {
    StringBuilder text = new StringBuilder();
    java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
    for (int at = path; at > 0; at = parents.get(at - 1)) {
      parts.push(graph.name(names.get(at - 1)));
    }
    for (String part : parts) {
      text.append(text.isEmpty() ? "" : "/").append(part);
    }
    return text.toString();
  }
}

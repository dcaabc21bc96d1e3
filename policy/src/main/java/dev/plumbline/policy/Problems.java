package dev.plumbline.policy;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file; several files can share one list. */
final class Problems {
  private final String file;
  private final List<PolicyProblem> found;

  private Problems(String file, List<PolicyProblem> found) {
    this.file = file;
    this.found = found;
  }

  static Problems of(String file) {
    return new Problems(file, new ArrayList<>());
  }

  Problems in(String otherFile) {
    return new Problems(otherFile, found);
  }

  void add(int line, String reason, String wayOut) {
    found.add(new PolicyProblem(file, line, reason, wayOut));
  }

  void add(Node node, String reason, String wayOut) {
    add(node.line(), reason, wayOut);
  }

  void add(SourcePlace place, String reason, String wayOut) {
    found.add(new PolicyProblem(place.file(), place.line(), reason, wayOut));
  }

  void addAll(List<PolicyProblem> others) {
    found.addAll(others);
  }

  SourcePlace place(Node node) {
    return new SourcePlace(file, node.line());
  }

  List<PolicyProblem> sorted() {
    return found.stream().distinct().sorted().toList();
  }
}

package dev.plumbline.policy;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a guard: the name of a fact, or a mapping with one of the keys {@code all}, {@code any} (a
 * list) and {@code not} (one guard).
 */
final class GuardReader {
  private static final String SYNTAX =
      "write the name of a fact, or one of all: […], any: […], not: …";
  private static final int MAX_DEPTH = 20;

  private final Set<String> facts;
  private final Problems problems;

  GuardReader(Set<String> facts, Problems problems) {
    this.facts = facts;
    this.problems = problems;
  }

  /** The guard, or null after reporting what is wrong. */
  @Nullable Guard read(Node node) {
    return read(node, 0);
  }

  private @Nullable Guard read(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      problems.add(node, "guard nested deeper than " + MAX_DEPTH, "write it flatter");
      return null;
    }
    return switch (node) {
      case Node.Scalar scalar -> fact(scalar);
      case Node.Mapping mapping -> operator(mapping, depth);
      case Node.Sequence sequence -> wrong(sequence, "a guard is not a list");
    };
  }

  private @Nullable Guard fact(Node.Scalar scalar) {
    if (!facts.contains(scalar.text())) {
      problems.add(
          scalar,
          "guard asks for an unknown fact '" + scalar.text() + "'",
          "known facts: " + String.join(", ", new TreeSet<>(facts)));
      return null;
    }
    return new Guard.Fact(scalar.text());
  }

  private @Nullable Guard operator(Node.Mapping mapping, int depth) {
    if (mapping.entries().size() != 1) {
      return wrong(mapping, "a guard has exactly one key");
    }
    Node.Mapping.Entry entry = mapping.entries().firstEntry().getValue();
    return switch (entry.key().text()) {
      case "not" -> {
        Guard part = read(entry.value(), depth + 1);
        yield part == null ? null : new Guard.Not(part);
      }
      case "all" -> {
        List<Guard> parts = parts(entry.value(), depth);
        yield parts == null ? null : new Guard.All(parts);
      }
      case "any" -> {
        List<Guard> parts = parts(entry.value(), depth);
        yield parts == null ? null : new Guard.Any(parts);
      }
      default -> wrong(entry.key(), "unknown guard operator '" + entry.key().text() + "'");
    };
  }

  private @Nullable List<Guard> parts(Node node, int depth) {
    if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
      problems.add(node, "all and any of a guard take a list that is not empty", SYNTAX);
      return null;
    }
    List<Guard> parts = new ArrayList<>();
    boolean sound = true;
    for (Node item : sequence.items()) {
      Guard part = read(item, depth + 1);
      if (part == null) {
        sound = false;
      } else {
        parts.add(part);
      }
    }
    return sound ? parts : null;
  }

  private @Nullable Guard wrong(Node node, String reason) {
    problems.add(node, reason, SYNTAX);
    return null;
  }
}

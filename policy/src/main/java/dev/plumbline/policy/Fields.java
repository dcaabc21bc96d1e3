package dev.plumbline.policy;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping: every wrong one is reported with its line, and reading goes on. */
final class Fields {
  private final Node.Mapping mapping;
  private final String what;
  private final Problems problems;

  private Fields(Node.Mapping mapping, String what, Problems problems) {
    this.mapping = mapping;
    this.what = what;
    this.problems = problems;
  }

  /** The fields of this node, or null after reporting that it is no mapping. */
  static @Nullable Fields of(Node node, String what, Set<String> known, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node, what + " is not a mapping", "write it as keys and values");
      return null;
    }
    for (Node.Mapping.Entry entry : mapping.entries().values()) {
      if (!known.contains(entry.key().text())) {
        problems.add(
            entry.key(),
            "unknown key '" + entry.key().text() + "' in " + what,
            "known keys: " + String.join(", ", new TreeSet<>(known)));
      }
    }
    return new Fields(mapping, what, problems);
  }

  Node node() {
    return mapping;
  }

  Problems problems() {
    return problems;
  }

  /** The value of a key, unless it is missing or null. */
  Optional<Node> get(String key) {
    return mapping
        .get(key)
        .filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNull()));
  }

  /** The text of a key; anything else than a text that says something is reported. */
  Optional<String> text(String key) {
    Optional<Node> value = get(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text().strip());
    }
    problems.add(
        value.get(), "'" + key + "' of " + what + " is not a text", "write one plain value");
    return Optional.empty();
  }

  /** The text of a key that must be there; null after reporting that it is not. */
  @Nullable String required(String key) {
    if (get(key).isEmpty()) {
      problems.add(mapping, what + " has no '" + key + "'", "add '" + key + ": …'");
      return null;
    }
    return text(key).orElse(null);
  }

  /** One of a fixed set of words, or null after reporting any other. */
  <T> @Nullable T choice(String key, Function<String, Optional<T>> reader, String allowed) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return null;
    }
    Optional<T> value = reader.apply(text.get());
    if (value.isEmpty()) {
      problems.add(
          get(key).orElse(mapping), "unknown " + key + " '" + text.get() + "' in " + what, allowed);
    }
    return value.orElse(null);
  }

  /** One of a fixed set of words that must be there, or null after reporting. */
  <T> @Nullable T requiredChoice(String key, Function<String, Optional<T>> reader, String allowed) {
    if (get(key).isEmpty()) {
      problems.add(mapping, what + " has no '" + key + "'", allowed);
      return null;
    }
    return choice(key, reader, allowed);
  }

  /** The items of a list; one value counts as a list of one. */
  List<Node> items(String key) {
    return get(key).isEmpty() ? List.of() : mapping.items(key);
  }

  /** The texts of a list; items that are no texts are reported. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
        texts.add(scalar.text().strip());
      } else {
        problems.add(
            item,
            "an item of '" + key + "' in " + what + " is not a text",
            "write one plain value");
      }
    }
    return List.copyOf(texts);
  }

  /** The keys and values under a key; anything else than a mapping is reported. */
  List<Node.Mapping.Entry> entries(String key) {
    Optional<Node> value = get(key);
    if (value.isPresent() && !(value.get() instanceof Node.Mapping)) {
      problems.add(
          value.get(),
          "'" + key + "' of " + what + " is not a mapping",
          "write it as keys and values");
    }
    return mapping.entries(key);
  }
}

package dev.plumbline.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A value of a YAML, JSON or TOML document with the place where it begins. Lines and columns count
 * from 1.
 */
public sealed interface Node {
  int line();

  int column();

  /**
   * Text, number, truth or null.
   *
   * @param text as written, without quotes and with escapes resolved
   * @param plain whether it stood without quotes, so that {@code true} or {@code 3} is not a string
   */
  record Scalar(String text, boolean plain, int line, int column) implements Node {
    /** Whether this is a null: empty, {@code ~} or {@code null} without quotes. */
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** Whether this is the plain word true. */
    public boolean isTrue() {
      return plain && text.equalsIgnoreCase("true");
    }

    /** Whether this is the plain word false. */
    public boolean isFalse() {
      return plain && text.equalsIgnoreCase("false");
    }
  }

  /** A list. */
  record Sequence(List<Node> items, int line, int column) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A mapping with its keys in the order of the text.
   *
   * @param entries by key; a duplicate key keeps its last value
   */
  record Mapping(SequencedMap<String, Entry> entries, int line, int column) implements Node {
    /** A key with its own place, and its value. */
    public record Entry(Scalar key, Node value) {}

    /** The value of a key, if it is there. */
    public Optional<Node> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }
  }

  /** The value at this path of keys, if every step is a mapping that has it. */
  default Optional<Node> at(String... keys) {
    Node node = this;
    for (String key : keys) {
      if (!(node instanceof Mapping mapping)) {
        return Optional.empty();
      }
      Optional<Node> next = mapping.get(key);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  /** The text at this path, if it is a scalar other than null. */
  default Optional<String> text(String... keys) {
    return at(keys)
        .filter(node -> node instanceof Scalar scalar && !scalar.isNull())
        .map(node -> ((Scalar) node).text());
  }

  /** The items at this path: of a list, its items; of one other value, that value; else none. */
  default List<Node> items(String... keys) {
    return at(keys)
        .map(node ->
            switch (node) {
              case Sequence sequence -> sequence.items();
              case Scalar scalar -> scalar.isNull() ? List.<Node>of() : List.<Node>of(scalar);
              case Mapping mapping -> List.<Node>of(mapping);
            })
        .orElse(List.of());
  }

  /** The scalar texts among {@link #items}. */
  default List<String> texts(String... keys) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(keys)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return List.copyOf(texts);
  }

  /** The entries at this path, if it is a mapping; else none. */
  default List<Mapping.Entry> entries(String... keys) {
    return at(keys)
        .filter(Mapping.class::isInstance)
        .map(node -> List.copyOf(((Mapping) node).entries().values()))
        .orElse(List.of());
  }
}

package dev.plumbline.registers;

import dev.plumbline.formats.Node;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one mapping and says, with the line, what is not as it must be. */
final class YamlFields {
  /** Takes what is wrong. */
  interface Faults {
    void add(int line, String reason, String wayOut);
  }

  private final Node.Mapping mapping;
  private final Faults faults;

  YamlFields(Node.Mapping mapping, Set<String> known, Faults faults) {
    this.mapping = mapping;
    this.faults = faults;
    for (Node.Mapping.Entry entry : mapping.entries().values()) {
      if (!known.contains(entry.key().text())) {
        faults.add(
            entry.key().line(),
            "unknown field '" + entry.key().text() + "'",
            "known here are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  int line(String key) {
    return mapping.get(key).map(Node::line).orElse(mapping.line());
  }

  /** One text without white space at its ends, or null when the field is absent or empty. */
  @Nullable String text(String key) {
    Node node = mapping.get(key).orElse(null);
    return node == null ? null : scalar(key, node);
  }

  /** One text that must be there; null after a fault. */
  @Nullable String required(String key) {
    String text = text(key);
    if (text == null && !(mapping.get(key).orElse(null) instanceof Node.Sequence)) {
      faults.add(line(key), "'" + key + "' is missing", "add it");
    }
    return text;
  }

  /** A list of texts, or one text, under any of these names. */
  List<String> texts(String... keys) {
    List<String> texts = new ArrayList<>();
    for (String key : keys) {
      Node node = mapping.get(key).orElse(null);
      List<Node> items =
          switch (node) {
            case null -> List.of();
            case Node.Sequence sequence -> sequence.items();
            case Node.Scalar scalar -> List.of(scalar);
            case Node.Mapping other -> List.of(other);
          };
      for (Node item : items) {
        String text = scalar(key, item);
        if (text != null) {
          texts.add(text);
        } else if (item instanceof Node.Scalar) {
          faults.add(item.line(), "'" + key + "' has an empty value", "fill it in or remove it");
        }
      }
    }
    return texts;
  }

  /** A day, or null when absent or after a fault. */
  @Nullable LocalDate date(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      faults.add(line(key), "'" + key + "' is not a day: " + text, "write it as 2026-01-31");
      return null;
    }
  }

  private @Nullable String scalar(String key, Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNull() || scalar.text().isBlank() ? null : scalar.text().strip();
    }
    faults.add(node.line(), "'" + key + "' must be text", "write one value after the colon");
    return null;
  }
}

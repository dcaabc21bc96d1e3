package dev.plumbline.policy;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values that an overlay sets for parameters. */
final class SettingsReader {
  private final Problems problems;

  SettingsReader(Problems problems) {
    this.problems = problems;
  }

  List<Overlay.Setting> read(Fields root) {
    List<Overlay.Setting> settings = new ArrayList<>();
    for (Node.Mapping.Entry entry : root.entries("parameters")) {
      String name = entry.key().text();
      if (PolicyMarkdown.ID.matcher(name).matches()) {
        Fields fields = Fields.of(entry.value(), "parameters of " + name, keysOf(entry), problems);
        if (fields != null) {
          for (Node.Mapping.Entry inner : entry.value().entries()) {
            setting(name, inner.key().text(), inner, settings);
          }
        }
      } else {
        setting(null, name, entry, settings);
      }
    }
    return settings;
  }

  /** A mapping sets several: {@code sla-days: {critical: 5}} sets {@code sla-days-critical}. */
  private void setting(
      @Nullable String clause,
      String name,
      Node.Mapping.Entry entry,
      List<Overlay.Setting> settings) {
    if (entry.value() instanceof Node.Mapping mapping) {
      for (Node.Mapping.Entry inner : mapping.entries().values()) {
        if (inner.value() instanceof Node.Mapping) {
          problems.add(
              inner.value(),
              "parameter '" + name + "' is nested too deep",
              "write a value or a list");
        } else {
          setting(clause, name + "-" + inner.key().text(), inner, settings);
        }
      }
      return;
    }
    List<String> value = new ArrayList<>();
    List<Node> items =
        entry.value() instanceof Node.Sequence sequence ? sequence.items() : List.of(entry.value());
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
        value.add(scalar.text().strip());
      } else {
        problems.add(
            item,
            "parameter '" + name + "' has a value that is no text",
            "write a value or a list");
        return;
      }
    }
    settings.add(new Overlay.Setting(clause, name, value, problems.place(entry.key())));
  }

  private static Set<String> keysOf(Node.Mapping.Entry entry) {
    return entry.value() instanceof Node.Mapping mapping ? mapping.entries().keySet() : Set.of();
  }
}

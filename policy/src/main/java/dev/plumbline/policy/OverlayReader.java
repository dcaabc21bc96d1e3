package dev.plumbline.policy;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code .plumb/policy.yaml}; its published schema is {@code schemas/policy-overlay-1.json}.
 */
final class OverlayReader {
  /** The version of the overlay format that this reader knows. */
  static final String SCHEMA = "1";

  static final Set<String> KEYS =
      Set.of("schema", "policies", "overlay", "parameters", "exclude", "parts");
  static final Set<String> EXCLUDE_KEYS = Set.of("path", "paths", "reason");
  static final Set<String> PART_KEYS = Set.of("name", "paths", "owners");

  private final Problems problems;

  private OverlayReader(Problems problems) {
    this.problems = problems;
  }

  /** What the file says; as much of it as is sound when something is wrong. */
  static Overlay read(String text, Problems problems) {
    return new OverlayReader(problems).read(text);
  }

  private Overlay read(String text) {
    duplicates(text);
    Fields root;
    try {
      List<Node> documents = Yaml.readAll(text);
      if (documents.isEmpty()) {
        return Overlay.NONE;
      }
      root = Fields.of(documents.getFirst(), "the overlay", KEYS, problems);
      if (documents.size() > 1) {
        problems.add(documents.get(1), "more than one document", "keep one");
      }
    } catch (FormatException e) {
      problems.add(e.line(), "not YAML: " + e.getMessage(), "mend the syntax");
      return Overlay.NONE;
    }
    if (root == null || !schema(root)) {
      return Overlay.NONE;
    }
    Optional<Fields> overlay =
        root.get("overlay")
            .map(node -> Fields.of(node, "'overlay'", OverlayClausesReader.KEYS, problems));
    OverlayClausesReader clauses = new OverlayClausesReader(problems);
    return new Overlay(
        policies(root),
        overlay.map(clauses::additions).orElse(List.of()),
        overlay.map(clauses::tightenings).orElse(List.of()),
        overlay.map(clauses::switchOffs).orElse(List.of()),
        new SettingsReader(problems).read(root),
        excludes(root),
        parts(root));
  }

  /** A mapping keeps only the last of two equal keys, so the text itself is asked. */
  private void duplicates(String text) {
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.startsWith("---")) {
        seen.clear();
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? "" : line.substring(0, colon).strip();
      if (KEYS.contains(key) && line.startsWith(key) && !seen.add(key)) {
        problems.add(number, "'" + key + "' stands twice", "put both together under one key");
      }
    }
  }

  private boolean schema(Fields root) {
    String schema = root.required("schema");
    if (schema != null && !schema.equals(SCHEMA)) {
      problems.add(
          root.node(),
          "schema " + schema + " is not known",
          "this version reads schema " + SCHEMA + "; plumb init --upgrade migrates older files");
    }
    return SCHEMA.equals(schema);
  }

  private List<Overlay.Reference> policies(Fields root) {
    List<Overlay.Reference> references = new ArrayList<>();
    if (root.get("policies").isPresent() && root.items("policies").isEmpty()) {
      problems.add(
          root.get("policies").orElseThrow(),
          "no policy is left",
          "name one, or take 'policies' out to judge all built-in ones");
    }
    for (Node item : root.items("policies")) {
      if (!(item instanceof Node.Scalar scalar)) {
        problems.add(item, "a policy is not a text", "write its id or its file");
      } else if (references.stream().anyMatch(known -> known.name().equals(scalar.text()))) {
        problems.add(item, "policy '" + scalar.text() + "' stands twice", "keep one");
      } else {
        references.add(new Overlay.Reference(scalar.text(), problems.place(item)));
      }
    }
    return references;
  }

  private List<Exclude> excludes(Fields root) {
    List<Exclude> excludes = new ArrayList<>();
    for (Node item : root.items("exclude")) {
      if (item instanceof Node.Scalar scalar) {
        problems.add(
            item,
            "path '" + scalar.text() + "' is excluded without a reason",
            "write {path: …, reason: …}: the reason is shown in coverage");
        continue;
      }
      Fields fields = Fields.of(item, "an exclude", EXCLUDE_KEYS, problems);
      if (fields == null) {
        continue;
      }
      List<String> paths = new ArrayList<>(fields.texts("path"));
      paths.addAll(fields.texts("paths"));
      if (paths.isEmpty()) {
        problems.add(item, "an exclude names no path", "add 'path: …'");
      }
      String reason = fields.required("reason");
      for (String path : paths) {
        if (OverlayPaths.sound(path, item, problems) && reason != null) {
          excludes.add(new Exclude(path, reason, problems.place(item)));
        }
      }
    }
    return excludes;
  }

  private List<Part> parts(Fields root) {
    List<Part> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : root.items("parts")) {
      Fields fields = Fields.of(item, "a part", PART_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String name = fields.required("name");
      List<String> paths = fields.texts("paths");
      List<String> owners = fields.texts("owners");
      if (paths.isEmpty() || owners.isEmpty()) {
        problems.add(item, "a part needs paths and owners", "add 'paths: […]' and 'owners: […]'");
      } else if (name != null && !names.add(name)) {
        problems.add(item, "part '" + name + "' stands twice", "give one another name");
      } else if (name != null) {
        boolean sound = true;
        for (String path : paths) {
          sound &= OverlayPaths.sound(path, item, problems);
        }
        if (sound) {
          parts.add(new Part(name, paths, owners, problems.place(item)));
        }
      }
    }
    return parts;
  }
}

package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code .plumb/policy.yaml}; its published schema is {@code schemas/policy-overlay-1.json}. */
final class OverlayReader {
  /** The version of the overlay format that this reader knows. */
  static final String SCHEMA = "1";

  static final Set<String> KEYS =
      Set.of("schema", "policies", "overlay", "parameters", "exclude", "parts");
  static final Set<String> OVERLAY_KEYS = Set.of("add", "tighten", "switch-off");
  static final Set<String> TIGHTEN_KEYS =
      Set.of("clause", "modality", "level", "cadence", "fails-at");
  static final Set<String> SWITCH_OFF_KEYS = Set.of("clause", "reason", "by", "until");
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

  /** The keys that an added clause may have. */
  static Set<String> additionKeys() {
    Set<String> keys = new TreeSet<>(ClauseReader.KEYS);
    keys.addAll(Set.of("id", "section", "text"));
    return keys;
  }

  private Overlay read(String text) {
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
            .map(node -> Fields.of(node, "'overlay'", OVERLAY_KEYS, problems));
    return new Overlay(
        policies(root),
        overlay.map(this::additions).orElse(List.of()),
        overlay.map(this::tightenings).orElse(List.of()),
        overlay.map(this::switchOffs).orElse(List.of()),
        settings(root),
        excludes(root),
        parts(root));
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

  private List<Overlay.Addition> additions(Fields overlay) {
    List<Overlay.Addition> additions = new ArrayList<>();
    for (Node item : overlay.items("add")) {
      Fields fields = Fields.of(item, "an added clause", additionKeys(), problems);
      if (fields == null) {
        continue;
      }
      String id = fields.required("id");
      String text = fields.required("text");
      if (id != null && !PolicyMarkdown.ID.matcher(id).matches()) {
        problems.add(
            item,
            "not a clause id: '" + id + "'",
            "write capitals, digits and hyphens, for example ABC-SM-01");
      } else if (id != null && text != null) {
        additions.add(
            new Overlay.Addition(
                id, fields.text("section").orElse("Added"), text, fields, problems.place(item)));
      }
    }
    return additions;
  }

  private List<Overlay.Tightening> tightenings(Fields overlay) {
    List<Overlay.Tightening> tightenings = new ArrayList<>();
    for (Node item : overlay.items("tighten")) {
      Fields fields = Fields.of(item, "a tightening", TIGHTEN_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String clause = fields.required("clause");
      Modality modality = fields.choice("modality", Modality::ofLabel, ClauseReader.MODALITIES);
      Level level = fields.choice("level", Level::ofLabel, ClauseReader.LEVELS);
      Cadence cadence = fields.choice("cadence", Cadence::parse, Cadence.SYNTAX);
      Severity failsAt = fields.choice("fails-at", Severity::ofLabel, ClauseReader.SEVERITIES);
      if (clause != null) {
        tightenings.add(
            new Overlay.Tightening(
                clause, modality, level, cadence, failsAt, problems.place(item)));
      }
    }
    return tightenings;
  }

  private List<SwitchOff> switchOffs(Fields overlay) {
    List<SwitchOff> switchOffs = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node item : overlay.items("switch-off")) {
      Fields fields = Fields.of(item, "a switch-off", SWITCH_OFF_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String clause = fields.required("clause");
      String reason = fields.required("reason");
      String by = fields.required("by");
      boolean sound = clause != null && reason != null && by != null;
      LocalDate until = null;
      if (fields.get("until").isPresent()) {
        until = date(fields);
        sound &= until != null;
      }
      if (clause != null && !seen.add(clause)) {
        problems.add(item, "clause " + clause + " is switched off twice", "keep one");
      } else if (sound && clause != null && reason != null && by != null) {
        switchOffs.add(new SwitchOff(clause, reason, by, until, problems.place(item)));
      }
    }
    return switchOffs;
  }

  private @Nullable LocalDate date(Fields fields) {
    String text = fields.text("until").orElse("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      problems.add(
          fields.get("until").orElse(fields.node()),
          "not a date: '" + text + "'",
          "write year-month-day, for example 2027-03-31");
      return null;
    }
  }

  private List<Overlay.Setting> settings(Fields root) {
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
          problems.add(inner.value(), "parameter '" + name + "' is nested too deep", "write a value or a list");
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
        problems.add(item, "parameter '" + name + "' has a value that is no text", "write a value or a list");
        return;
      }
    }
    settings.add(new Overlay.Setting(clause, name, value, problems.place(entry.key())));
  }

  private static Set<String> keysOf(Node.Mapping.Entry entry) {
    return entry.value() instanceof Node.Mapping mapping
        ? mapping.entries().keySet()
        : Set.of();
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

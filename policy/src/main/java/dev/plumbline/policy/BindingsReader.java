package dev.plumbline.policy;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a policy's bindings file. */
final class BindingsReader {
  /** The version of the bindings format that this reader knows. */
  static final String SCHEMA = "1";

  private static final Set<String> KEYS =
      Set.of(
          "schema",
          "policy",
          "edition",
          "inherits",
          "controls",
          "parameters",
          "journey",
          "clauses");
  private static final Set<String> PARAMETER_KEYS = Set.of("title", "kind", "stricter", "default");
  private static final Pattern CLAUSE_KEY =
      Pattern.compile("\\s+[\"']?(" + PolicyMarkdown.ID.pattern() + ")[\"']?:.*");

  /** A binding with the line it begins at. */
  record Placed(Binding binding, int line) {}

  /**
   * A bindings file.
   *
   * @param bindings by clause id, in the order of the file; null where the binding is unsound
   */
  record Bindings(
      String policy,
      String edition,
      List<String> inherits,
      List<Control> controls,
      List<Parameter> parameters,
      @Nullable Journey journey,
      Map<String, @Nullable Placed> bindings,
      Map<String, Integer> lines) {}

  private final Problems problems;
  private final CheckCatalogue catalogue;

  private BindingsReader(CheckCatalogue catalogue, Problems problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /** The file's content, or null after reporting that nothing can be made of it. */
  static @Nullable Bindings read(String text, CheckCatalogue catalogue, Problems problems) {
    try {
      Node root = Yaml.read(text);
      BindingsReader reader = new BindingsReader(catalogue, problems);
      reader.duplicates(text);
      return reader.read(root);
    } catch (FormatException e) {
      problems.add(e.line(), "not YAML: " + e.getMessage(), "mend the syntax");
      return null;
    }
  }

  private @Nullable Bindings read(Node node) {
    Fields root = Fields.of(node, "the bindings", KEYS, problems);
    if (root == null || !schema(root)) {
      return null;
    }
    String policy = root.required("policy");
    String edition = root.required("edition");
    List<Control> controls = controls(root);
    Map<String, Parameter> parameters = parameters(root);
    Journey journey = journey(root);
    ClauseReader.Known known =
        new ClauseReader.Known(
            catalogue,
            parameters,
            controls.stream().map(Control::id).collect(Collectors.toSet()),
            journey == null
                ? Set.of()
                : journey.steps().stream().map(Journey.Step::id).collect(Collectors.toSet()));
    Map<String, @Nullable Placed> bindings = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    ClauseReader reader = new ClauseReader(known, problems);
    for (Node.Mapping.Entry entry : root.entries("clauses")) {
      String id = entry.key().text();
      lines.put(id, entry.key().line());
      Fields fields = Fields.of(entry.value(), "clause " + id, ClauseReader.KEYS, problems);
      Binding binding = fields == null ? null : reader.read(fields, id);
      bindings.put(id, binding == null ? null : new Placed(binding, entry.key().line()));
    }
    return new Bindings(
        policy == null ? "" : policy,
        edition == null ? "" : edition,
        root.texts("inherits"),
        controls,
        List.copyOf(parameters.values()),
        journey,
        bindings,
        lines);
  }

  private boolean schema(Fields root) {
    String schema = root.required("schema");
    if (schema != null && !schema.equals(SCHEMA)) {
      problems.add(
          root.node(), "schema " + schema + " is not known", "this version reads schema " + SCHEMA);
    }
    return SCHEMA.equals(schema);
  }

  /** A mapping keeps only the last of two equal keys, so the text itself is asked. */
  private void duplicates(String text) {
    Set<String> seen = new HashSet<>();
    int number = 0;
    boolean inClauses = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
        inClauses = line.startsWith("clauses:");
      }
      Matcher matcher = CLAUSE_KEY.matcher(line);
      if (inClauses && matcher.matches() && !seen.add(matcher.group(1))) {
        problems.add(number, "clause " + matcher.group(1) + " is bound twice", "keep one binding");
      }
    }
  }

  private List<Control> controls(Fields root) {
    List<Control> controls = new ArrayList<>();
    for (Node.Mapping.Entry entry : root.entries("controls")) {
      Fields fields =
          Fields.of(
              entry.value(),
              "control " + entry.key().text(),
              Set.of("title", "catalogue"),
              problems);
      if (fields == null) {
        continue;
      }
      String title = fields.required("title");
      String source = fields.required("catalogue");
      if (title != null && source != null) {
        controls.add(new Control(entry.key().text(), title, source));
      }
    }
    return controls;
  }

  private Map<String, Parameter> parameters(Fields root) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Node.Mapping.Entry entry : root.entries("parameters")) {
      String name = entry.key().text();
      Fields fields = Fields.of(entry.value(), "parameter " + name, PARAMETER_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String title = fields.required("title");
      Parameter.Kind kind =
          fields.requiredChoice("kind", Parameter.Kind::ofLabel, "write number or list");
      Parameter.Stricter stricter =
          fields.requiredChoice(
              "stricter",
              Parameter.Stricter::ofLabel,
              "write lower, higher, more, fewer or unclear");
      if (title == null || kind == null || stricter == null) {
        continue;
      }
      Parameter parameter = new Parameter(name, title, kind, stricter, fields.texts("default"));
      parameter
          .fault(parameter.defaults())
          .ifPresent(fault ->
              problems.add(entry.key(), "the default of '" + name + "' " + fault, "mend it"));
      parameters.put(name, parameter);
    }
    return parameters;
  }

  private @Nullable Journey journey(Fields root) {
    if (root.get("journey").isEmpty()) {
      return null;
    }
    List<Journey.Step> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node item : root.items("journey")) {
      Fields fields = Fields.of(item, "a step", Set.of("step", "title", "level"), problems);
      if (fields == null) {
        continue;
      }
      String id = fields.required("step");
      String title = fields.required("title");
      Level level = fields.requiredChoice("level", Level::ofLabel, ClauseReader.LEVELS);
      if (id == null || title == null || level == null) {
        continue;
      }
      if (!seen.add(id)) {
        problems.add(item, "step " + id + " stands twice", "keep one");
      }
      steps.add(new Journey.Step(id, title, level == Level.MANDATORY));
    }
    return new Journey(steps);
  }
}

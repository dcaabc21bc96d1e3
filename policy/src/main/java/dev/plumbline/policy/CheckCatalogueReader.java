package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.formats.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code checks.yaml}: sources with the kind of evidence and the step they share, facts, and
 * the checks.
 */
final class CheckCatalogueReader {
  private static final String REGISTER = "register:";

  /** What all checks of one source share. */
  private record Source(ProofKind kind, String step) {}

  private final Problems problems;
  private final Map<String, Source> sources = new HashMap<>();

  private CheckCatalogueReader(Problems problems) {
    this.problems = problems;
  }

  static CheckCatalogue read(Node node, Problems problems) {
    return new CheckCatalogueReader(problems).read(node);
  }

  private CheckCatalogue read(Node node) {
    TreeMap<CheckId, Check> checks = new TreeMap<>();
    TreeMap<String, KnownFact> facts = new TreeMap<>();
    Fields root =
        Fields.of(node, "the catalogue", Set.of("schema", "sources", "facts", "checks"), problems);
    if (root != null) {
      root.entries("sources").forEach(this::source);
      for (Node.Mapping.Entry entry : root.entries("facts")) {
        KnownFact fact = fact(entry);
        if (fact != null) {
          facts.put(fact.name(), fact);
        }
      }
      for (Node.Mapping.Entry entry : root.entries("checks")) {
        Check check = check(entry);
        if (check != null) {
          checks.put(check.id(), check);
        }
      }
    }
    return new CheckCatalogue(checks, facts);
  }

  private void source(Node.Mapping.Entry entry) {
    Fields fields =
        Fields.of(entry.value(), "source " + entry.key().text(), Set.of("kind", "step"), problems);
    if (fields == null) {
      return;
    }
    ProofKind kind = fields.requiredChoice("kind", ProofKind::ofLabel, ClauseReader.KINDS);
    String step = fields.required("step");
    if (kind != null && step != null) {
      sources.put(entry.key().text(), new Source(kind, step));
    }
  }

  private @Nullable KnownFact fact(Node.Mapping.Entry entry) {
    String name = entry.key().text();
    Fields fields =
        Fields.of(entry.value(), "fact " + name, Set.of("title", "source", "step"), problems);
    if (fields == null) {
      return null;
    }
    String title = fields.required("title");
    String step = step(fields);
    return title == null || step == null ? null : new KnownFact(name, title, step);
  }

  private @Nullable Check check(Node.Mapping.Entry entry) {
    String name = entry.key().text();
    Fields fields =
        Fields.of(
            entry.value(),
            "check " + name,
            Set.of("title", "source", "population", "step"),
            problems);
    if (fields == null) {
      return null;
    }
    String title = fields.required("title");
    String population = fields.required("population");
    String source = fields.required("source");
    String step = step(fields);
    Source known = source == null ? null : known(source);
    if (title == null || population == null || source == null || step == null || known == null) {
      return null;
    }
    try {
      return new Check(new CheckId(name), title, source, known.kind(), population, step);
    } catch (IllegalArgumentException e) {
      problems.add(entry.key(), "not a check id: " + name, "write area.what-must-hold");
      return null;
    }
  }

  private @Nullable String step(Fields fields) {
    String own = fields.text("step").orElse(null);
    String name = fields.required("source");
    Source source = name == null ? null : known(name);
    if (name == null || source == null) {
      if (name != null) {
        problems.add(fields.node(), "unknown source '" + name + "'", "declare it under sources");
      }
      return null;
    }
    if (own != null) {
      return own;
    }
    return name.startsWith(REGISTER)
        ? source.step().replace("{name}", name.substring(REGISTER.length()))
        : source.step();
  }

  /** Each register shares the words of the source {@code register}, unless it has its own. */
  private @Nullable Source known(String name) {
    Source own = sources.get(name);
    return own == null && name.startsWith(REGISTER) ? sources.get("register") : own;
  }
}

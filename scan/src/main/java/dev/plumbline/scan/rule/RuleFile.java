package dev.plumbline.scan.rule;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads a rule's YAML file. */
public final class RuleFile {
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "title",
          "check",
          "severity",
          "confidence",
          "persona",
          "why",
          "remedy",
          "references",
          "cwe",
          "since");

  private RuleFile() {}

  /**
   * The rules of a file: one document each.
   *
   * @param name the file's name, for messages
   * @param text its text
   * @throws FormatException if a document is no rule; the message says which key and why
   */
  public static List<Rule> read(String name, String text) throws FormatException {
    List<Rule> rules = new ArrayList<>();
    for (Node document : Yaml.readAll(text)) {
      rules.add(rule(name, document));
    }
    if (rules.isEmpty()) {
      throw new FormatException(name + ": no rule in the file", 1, 1);
    }
    return List.copyOf(rules);
  }

  private static Rule rule(String name, Node node) throws FormatException {
    try {
      TreeMap<String, List<String>> settings = new TreeMap<>();
      for (Node.Mapping.Entry entry : node.entries()) {
        if (!KNOWN.contains(entry.key().text())) {
          settings.put(entry.key().text(), node.texts(entry.key().text()));
        }
      }
      List<String> references = node.texts("references");
      if (references.isEmpty()) {
        throw new IllegalArgumentException("references: at least one source for the rule's facts");
      }
      return new Rule(
          new RuleId(required(node, "id")),
          required(node, "title"),
          new CheckId(required(node, "check")),
          Severity.ofLabel(required(node, "severity"))
              .orElseThrow(() -> new IllegalArgumentException("severity: not a severity")),
          Confidence.ofLabel(required(node, "confidence"))
              .orElseThrow(() -> new IllegalArgumentException("confidence: low, medium or high")),
          node.text("persona").orElse("regular"),
          required(node, "why").strip(),
          remedy(node),
          references,
          node.texts("cwe"),
          required(node, "since"),
          settings);
    } catch (IllegalArgumentException e) {
      throw new FormatException(name + ": " + e.getMessage(), node.line(), node.column());
    }
  }

  /** The remedy as written; a secret's is to revoke it, then to rotate it. */
  private static String remedy(Node node) {
    return node.text("remedy").isEmpty() && node.text("revoke").isPresent()
        ? required(node, "revoke").strip() + " " + required(node, "rotate").strip()
        : required(node, "remedy").strip();
  }

  private static String required(Node node, String key) {
    return node.text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(key + ": missing"));
  }
}

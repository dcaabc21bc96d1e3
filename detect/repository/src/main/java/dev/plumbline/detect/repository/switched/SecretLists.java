package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Lines;
import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.evidence.Place;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Toml;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.SnapshotFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of secret scanners tell them to pass over: allow lists, baselines, patterns. No
 * pattern and no hash of theirs is repeated: either may be a secret or give one away.
 */
final class SecretLists {
  private static final String ENTRY = "ignore-list-entry";
  private static final String DISABLED = "scanner-rule-disabled";

  private final Tree tree;
  private final Map<String, Integer> ordinals = new HashMap<>();

  SecretLists(Tree tree) {
    this.tree = tree;
  }

  /** Whether this is such a file. */
  static boolean wants(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case ".gitallowed",
          ".secretlintignore",
          ".secrets.baseline",
          ".gitleaks.toml",
          "gitleaks.toml",
          ".betterleaks.toml",
          "betterleaks.toml",
          ".gitguardian.yaml",
          ".gitguardian.yml",
          ".talismanrc" ->
          true;
      default -> false;
    };
  }

  void read(SnapshotFile file) {
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      return;
    }
    tree.examined(file.path());
    String name = file.name().toLowerCase(Locale.ROOT);
    try {
      switch (name) {
        case ".gitallowed" -> lines(file.path(), text.get(), "git-secrets", "a pattern");
        case ".secretlintignore" -> lines(file.path(), text.get(), "secretlint", "paths");
        case ".secrets.baseline" -> baseline(file.path(), Json.readRelaxed(text.get()));
        case ".talismanrc" -> talisman(file.path(), text.get());
        default -> {
          if (name.endsWith(".toml")) {
            gitleaks(file.path(), name.contains("better") ? "betterleaks" : "gitleaks", text.get());
          } else {
            ggshield(file.path(), text.get());
          }
        }
      }
    } catch (FormatException e) {
      tree.unreadable(
          file.path(), "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
    }
  }

  /** A pattern a line; a comment of its own above may say why. */
  private void lines(String path, String text, String tool, String what) {
    Lines lines = new Lines(text);
    String above = "";
    for (int i = 1; i <= lines.count(); i++) {
      String line = lines.line(i).strip();
      if (line.startsWith("#")) {
        above = above + " " + line;
      } else if (line.isEmpty()) {
        above = "";
      } else {
        entry(path, i, tool, what, above);
      }
    }
  }

  /** detect-secrets: an entry for each finding it passes over, and filters of the user's own. */
  private void baseline(String path, Node node) {
    for (Node.Mapping.Entry file : node.entries("results")) {
      for (Node found : file.value().items()) {
        String type = found.text("type").orElse("a secret");
        entry(
            path,
            found.line(),
            "detect-secrets",
            type + " in " + file.key().text(),
            found.text("notes").orElse(""));
      }
    }
    for (Node filter : node.items("filters_used")) {
      if (filter.text("path").orElse("").contains(".regex.should_exclude_")) {
        entry(path, filter.line(), "detect-secrets", "whatever a pattern matches", "");
      }
    }
  }

  /** gitleaks and betterleaks: allow lists of the file and of single rules, disabled rules. */
  private void gitleaks(String path, String tool, String text) throws FormatException {
    Node node = Toml.read(text);
    allowlists(path, tool, node, "every rule");
    for (Node rule : node.items("rules")) {
      allowlists(path, tool, rule, "the rule " + rule.text("id").orElse("without an id"));
    }
    for (Node id : node.items("extend", "disabledRules")) {
      if (id instanceof Node.Scalar scalar) {
        disabled(
            path,
            id.line(),
            tool,
            scalar.text(),
            "The settings of " + tool + " switch " + scalar.text() + " off without a reason.");
      }
    }
    boolean extended =
        node.text("extend", "useDefault").orElse("").equals("true")
            || node.at("extend", "path").isPresent();
    if (node.items("rules").isEmpty() && !extended) {
      int line = node.items("allowlist").stream().mapToInt(Node::line).findFirst().orElse(1);
      disabled(
          path,
          line,
          tool,
          "*",
          "The settings of "
              + tool
              + " have no rule and do not extend the default ones, so it looks for nothing.");
    }
  }

  private void allowlists(String path, String tool, Node node, String whose) {
    for (String key : List.of("allowlist", "allowlists")) {
      for (Node list : node.items(key)) {
        entry(
            path,
            list.line(),
            tool,
            "what an allow list of " + whose + " names",
            list.text("description").orElse(""));
      }
    }
  }

  private void ggshield(String path, String text) throws FormatException {
    for (Node node : Yaml.readAll(text)) {
      for (String key : List.of("ignored-matches", "ignored_matches", "matches-ignore")) {
        for (Node found : node.items("secret", key)) {
          entry(path, found.line(), "ggshield", "one value", found.text("name").orElse(""));
        }
        for (Node found : node.items(key)) {
          entry(path, found.line(), "ggshield", "one value", found.text("name").orElse(""));
        }
      }
      for (String key : List.of("ignored-paths", "ignored_paths", "paths-ignore")) {
        for (Node found : node.items("secret", key)) {
          entry(path, found.line(), "ggshield", "paths", "");
        }
      }
    }
  }

  private void talisman(String path, String text) throws FormatException {
    for (Node node : Yaml.readAll(text)) {
      for (Node file : node.items("fileignoreconfig")) {
        entry(path, file.line(), "talisman", file.text("filename").orElse("a file"), "");
      }
      for (Node pattern : node.items("allowed_patterns")) {
        entry(path, pattern.line(), "talisman", "a pattern", "");
      }
    }
  }

  private void entry(String path, int line, String tool, String what, String why) {
    boolean reason = Reason.in(why, 2);
    int ordinal = ordinals.merge(path + "\0" + what, 1, Integer::sum);
    tree.reporter()
        .finding(
            RepositoryRules.rule(ENTRY),
            Place.line(path, line),
            tool
                + " is told to pass over "
                + what
                + (reason ? "; a reason is given." : ", without a reason."),
            ordinal == 1 ? List.of(tool, what) : List.of(tool, what, Integer.toString(ordinal)),
            Map.of("tool", tool, "reason", Boolean.toString(reason), "expires", "", "id", what));
  }

  private void disabled(String path, int line, String tool, String id, String message) {
    tree.reporter()
        .finding(
            RepositoryRules.rule(DISABLED),
            Place.line(path, line),
            message,
            List.of(tool, id),
            Map.of("tool", tool, "rules", id, "reason", "false"));
  }
}

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds security rules that the settings of a scanner or linter switch off for the whole tree. */
final class ToolSettings {
  private static final Pattern INI_SKIPS =
      Pattern.compile(
          "(?m)^\\s{0,4}skips\\s{0,4}[=:]\\s{0,4}(B[0-9]{3}(?:[,\\s]{1,4}B[0-9]{3}){0,60})");
  private static final Pattern RC_RULE =
      Pattern.compile(
          "[\"']([@\\w/.-]{3,80})[\"']\\s{0,4}:\\s{0,4}\\[?\\s{0,4}(?:[\"']off[\"']|0\\b)");

  private final Tree tree;
  private final SecurityLinters linters;

  ToolSettings(Tree tree, SecurityLinters linters) {
    this.tree = tree;
    this.linters = linters;
  }

  /** Whether this is a settings file that we know. */
  static boolean wants(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "pyproject.toml",
          "ruff.toml",
          ".ruff.toml",
          ".bandit",
          "bandit.yaml",
          "bandit.yml",
          "setup.cfg",
          "tox.ini",
          ".golangci.yml",
          ".golangci.yaml",
          ".checkov.yaml",
          ".checkov.yml",
          ".npmrc" ->
          true;
      default -> name.startsWith(".eslintrc") || name.startsWith("eslint.config.");
    };
  }

  void read(SnapshotFile file) {
    Optional<String> read = tree.text(file);
    if (read.isEmpty()) {
      return;
    }
    String text = read.get();
    tree.examined(file.path());
    String name = file.name().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".toml")) {
        python(file.path(), text, Toml.read(text), name.contains("ruff"));
      } else if (name.contains("golangci")) {
        golangci(file.path(), text, Yaml.readAll(text));
      } else if (name.contains("checkov") || name.startsWith("bandit.")) {
        scanner(file.path(), text, Yaml.readAll(text));
      } else if (name.contains("eslint")) {
        eslint(file.path(), text, name);
      } else if (name.equals(".npmrc")) {
        npm(file.path(), text);
      } else {
        ini(file.path(), text);
      }
    } catch (FormatException e) {
      tree.unreadable(
          file.path(), "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
    }
  }

  private void python(String path, String text, Node node, boolean ruffFile) {
    off(path, text, "bandit", node.items("tool", "bandit", "skips"), Pattern.compile("B[0-9]{3}"));
    if (!linters.use("flake8-bandit", path)) {
      return;
    }
    Node ruff = ruffFile ? node : node.at("tool", "ruff").orElse(node);
    for (String key : List.of("ignore", "extend-ignore")) {
      off(path, text, "ruff", ruff.items(key), SecurityIds.PYTHON);
      off(path, text, "ruff", ruff.items("lint", key), SecurityIds.PYTHON);
    }
    for (String key : List.of("per-file-ignores", "extend-per-file-ignores")) {
      perFile(path, text, ruff.entries(key));
      perFile(path, text, ruff.entries("lint", key));
    }
  }

  /** Rules switched off for tests alone are left out: asserts and test passwords are their life. */
  private void perFile(String path, String text, List<Node.Mapping.Entry> entries) {
    for (Node.Mapping.Entry entry : entries) {
      if (!entry.key().text().toLowerCase(Locale.ROOT).contains("test")) {
        off(path, text, "ruff", entry.value().items(), SecurityIds.PYTHON);
      }
    }
  }

  private void golangci(String path, String text, List<Node> documents) {
    for (Node node : documents) {
      Pattern gosec = Pattern.compile("gosec");
      off(path, text, "golangci-lint", node.items("linters", "disable"), gosec);
      Pattern rule = Pattern.compile("G[0-9]{3}");
      off(path, text, "gosec", node.items("linters-settings", "gosec", "excludes"), rule);
      off(path, text, "gosec", node.items("linters", "settings", "gosec", "excludes"), rule);
      for (List<Node> rules :
          List.of(
              node.items("issues", "exclude-rules"),
              node.items("linters", "exclusions", "rules"))) {
        for (Node exclusion : rules) {
          if (!exclusion.text("path").orElse("").contains("test")) {
            off(path, text, "golangci-lint", exclusion.items("linters"), gosec);
          }
        }
      }
    }
  }

  private void scanner(String path, String text, List<Node> documents) {
    for (Node node : documents) {
      Pattern any = Pattern.compile("[\\w-]{2,80}");
      off(path, text, "checkov", node.items("skip-check"), any);
      off(path, text, "bandit", node.items("skips"), Pattern.compile("B[0-9]{3}"));
    }
  }

  private void eslint(String path, String text, String name) throws FormatException {
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      for (Node node : Yaml.readAll(text)) {
        rules(path, text, node);
      }
    } else if (name.equals(".eslintrc") || name.endsWith(".json")) {
      rules(
          path,
          text,
          name.endsWith(".json") ? Json.readRelaxed(text) : Yaml.readAll(text).getFirst());
    } else {
      Lines lines = new Lines(text);
      Matcher matcher = RC_RULE.matcher(text);
      while (matcher.find()) {
        int line = lines.lineOf(matcher.start());
        boolean inComment = lines.line(line).strip().startsWith("//");
        if (!inComment && SecurityIds.ESLINT.matcher(matcher.group(1)).matches()) {
          report(path, text, line, "eslint", matcher.group(1));
        }
      }
    }
  }

  private void rules(String path, String text, Node node) {
    for (Node.Mapping.Entry rule : node.entries("rules")) {
      List<String> levels = rule.value().texts();
      String level = levels.isEmpty() ? "" : levels.getFirst();
      if ((level.equals("off") || level.equals("0"))
          && SecurityIds.ESLINT.matcher(rule.key().text()).matches()) {
        report(path, text, rule.key().line(), "eslint", rule.key().text());
      }
    }
  }

  private void npm(String path, String text) {
    Lines lines = new Lines(text);
    for (int i = 1; i <= lines.count(); i++) {
      if (lines.line(i).strip().matches("audit\\s{0,4}=\\s{0,4}false")) {
        tree.reporter()
            .finding(
                RepositoryRules.rule("audit-switched-off"),
                Place.line(path, i),
                "npm's audit of dependencies is switched off for every install.",
                "npm audit");
      }
    }
  }

  private void ini(String path, String text) {
    Matcher matcher = INI_SKIPS.matcher(text);
    while (matcher.find()) {
      int line = new Lines(text).lineOf(matcher.start(1));
      for (String id : matcher.group(1).split("[,\\s]+", -1)) {
        report(path, text, line, "bandit", id);
      }
    }
  }

  private void off(String path, String text, String tool, List<Node> ids, Pattern security) {
    for (Node item : ids) {
      if (item instanceof Node.Scalar id && security.matcher(id.text()).matches()) {
        report(path, text, id.line(), tool, id.text());
      }
    }
  }

  private void report(String path, String text, int line, String tool, String id) {
    Lines lines = new Lines(text);
    String own = line <= lines.count() ? lines.line(line) : "";
    String before = line > 1 && line <= lines.count() ? lines.line(line - 1).strip() : "";
    boolean above = before.startsWith("#") || before.startsWith("//");
    int mark = Math.max(own.indexOf(" #"), own.indexOf("//"));
    boolean reason =
        mark >= 0 && Reason.in(own.substring(mark), 2) || above && Reason.in(before, 3);
    tree.reporter()
        .finding(
            RepositoryRules.rule(
                reason ? "scanner-rule-disabled-explained" : "scanner-rule-disabled"),
            Place.line(path, line),
            "The settings of "
                + tool
                + " switch "
                + id
                + " off"
                + (reason ? "; a reason is given." : " without a reason."),
            List.of(tool, id),
            Map.of("tool", tool, "rules", id, "reason", Boolean.toString(reason)));
  }
}

package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Tree;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which general linters have their security rules on in a tree, as far as its settings show. Only
 * then does a blanket directive such as a bare {@code noqa} switch off a security check; else it is
 * a matter of style.
 */
final class SecurityLinters {
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?:.*/)?(?:pyproject\\.toml|setup\\.cfg|tox\\.ini|\\.?ruff\\.toml|\\.flake8|\\.pre-commit-config"
              + "\\.yaml|requirements[\\w.-]*\\.(?:txt|in)|package\\.json|\\.eslintrc[.\\w]*|eslint\\.config"
              + "\\.\\w+|\\.golangci\\.(?:yml|yaml|toml|json)|composer\\.json|\\.?phpcs\\.xml[.\\w]*"
              + "|\\.clang-tidy|biome\\.jsonc?|deno\\.jsonc?|\\.deepsource\\.toml|pom\\.xml"
              + "|build\\.gradle(?:\\.kts)?|sonar-project\\.properties|Makefile"
              + "|\\.github/workflows/[^/]+\\.ya?ml|\\.gitlab-ci\\.yml)");

  private static final Map<String, Pattern> SIGNS =
      Map.of(
          "flake8-bandit",
          Pattern.compile(
              "flake8-bandit|\\bdlint\\b"
                  + "|\\b(?:extend-)?select\\b[^\\n]{0,4}[=:]?[^\\]]{0,2000}?[\"',=\\s\\[](?:S|S[0-9]{1,3}|ALL)"
                  + "[\"',\\s\\]]"),
          "eslint-security",
          Pattern.compile(
              "eslint-plugin-(?:security|no-unsanitized|no-secrets|xss|scanjs-rules|sonarjs|sdl)"
                  + "|@microsoft/eslint-plugin-sdl|no-implied-eval|[\"']no-eval[\"']"),
          "gosec",
          Pattern.compile("\\bgosec\\b|enable-all: true|\\bdefault: all\\b"),
          "phpcs-security",
          Pattern.compile(
              "wp-coding-standards|WordPress(?:-Extra|\\.Security)|phpcs-security-audit"),
          "clang-security",
          Pattern.compile("cert-|clang-analyzer|Checks:\\s{0,4}['\"]?\\*"),
          "biome",
          Pattern.compile("@biomejs/biome|\"linter\""),
          "deno-security",
          Pattern.compile("no-eval"),
          "deepsource",
          Pattern.compile("analyzers"),
          "sonar",
          Pattern.compile("(?i)sonar\\.|sonarqube|sonarcloud|sonarsource"));

  private final Map<String, List<String>> known = new HashMap<>();
  private final Tree tree;
  private final List<SnapshotFile> settings;

  /** Over these files of the tree; reads them when asked. */
  SecurityLinters(Tree tree, List<SnapshotFile> files) {
    this.tree = tree;
    this.settings = files.stream().filter(f -> SETTINGS.matcher(f.path()).matches()).toList();
  }

  /** Whether this one is in use for the file at this path: settings hold below their folder. */
  boolean use(String name, String path) {
    return name.isEmpty()
        || known.computeIfAbsent(name, this::folders).stream().anyMatch(path::startsWith);
  }

  /** The folders with settings that switch it on, each with a slash at its end. */
  private List<String> folders(String name) {
    Pattern sign = SIGNS.getOrDefault(name, Pattern.compile("(?!)"));
    List<String> folders = new ArrayList<>();
    for (SnapshotFile file : settings) {
      if (mayHold(name, file) && tree.text(file).filter(t -> sign.matcher(t).find()).isPresent()) {
        boolean whole = file.directory().isEmpty() || file.path().startsWith(".github/");
        folders.add(whole ? "" : file.directory() + "/");
      }
    }
    return List.copyOf(folders);
  }

  private static boolean mayHold(String name, SnapshotFile file) {
    String last = file.name().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "gosec" -> last.contains("golangci") || last.endsWith("yml") || last.endsWith("yaml");
      case "biome" -> last.startsWith("biome") || last.equals("package.json");
      case "deno-security" -> last.startsWith("deno");
      case "deepsource" -> last.contains("deepsource");
      case "clang-security" -> last.equals(".clang-tidy");
      default -> true;
    };
  }
}

package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Renovate configuration says after the presets that we know were put in.
 *
 * @param off where and why it is switched off as a whole
 * @param ignored patterns of paths left out
 * @param rules package rules that set enabled, in order
 * @param on opt-in managers that a preset switched on
 * @param down managers that a preset switched off
 */
record RenovateConfig(
    Optional<Cover.Off> off,
    List<String> ignored,
    List<RenovateRule> rules,
    Set<String> on,
    Set<String> down) {
  /** Presets of Renovate's own that bring the usual ignored paths in. */
  private static final Set<String> RECOMMENDED =
      Set.of(
          "config:base",
          "config:recommended",
          "config:best-practices",
          "config:js-app",
          "config:js-lib",
          "config:semverAllMonthly",
          "config:semverAllWeekly",
          "security:only-security-updates",
          ":ignoreModulesAndTests",
          "default:ignoreModulesAndTests");

  private static final List<String> TESTS =
      List.of(
          "**/node_modules/**",
          "**/bower_components/**",
          "**/vendor/**",
          "**/examples/**",
          "**/__tests__/**",
          "**/test/**",
          "**/tests/**",
          "**/__fixtures__/**");

  private static final List<String> DEFAULT_IGNORED =
      List.of("**/node_modules/**", "**/bower_components/**");

  /** Groups of Renovate's own presets; none but those named here bears on what is covered. */
  private static final Set<String> GROUPS =
      Set.of(
          "abandonments",
          "config",
          "customManagers",
          "default",
          "docker",
          "global",
          "group",
          "helpers",
          "mergeConfidence",
          "monorepo",
          "npm",
          "packages",
          "preview",
          "regexManagers",
          "replacements",
          "schedule",
          "security",
          "workarounds",
          "");

  /**
   * Reads a configuration.
   *
   * @param trusted presets from elsewhere that the policy vouches for
   * @throws Unreadable if it builds on a preset that cannot be read here
   */
  static RenovateConfig of(String file, Node root, List<String> trusted) throws Unreadable {
    List<String> ignored = DEFAULT_IGNORED;
    Optional<Cover.Off> off = Optional.empty();
    Set<String> on = new HashSet<>();
    Set<String> down = new HashSet<>();
    List<String> dropped = root.texts("ignorePresets");
    for (Node item : root.items("extends")) {
      String preset = item instanceof Node.Scalar text ? text.text() : "?";
      String name = preset.split("\\(", 2)[0];
      if (dropped.contains(preset) || dropped.contains(name) || trusted.contains(preset)) {
        continue;
      }
      if (!known(name)) {
        throw new Unreadable(
            file,
            "line "
                + item.line()
                + ": the preset "
                + preset
                + " is not in the tree, and might switch anything off");
      }
      if (RECOMMENDED.contains(name) && !dropped.contains(":ignoreModulesAndTests")) {
        ignored = TESTS;
      }
      switch (name) {
        case ":includeNodeModules", "default:includeNodeModules" -> ignored = List.of();
        case ":enablePreCommit", "default:enablePreCommit" -> on.add("pre-commit");
        case "docker:disable" -> down.addAll(List.of("dockerfile", "docker-compose"));
        case ":disableRenovate", "default:disableRenovate", "security:only-security-updates" ->
            off =
                Optional.of(new Cover.Off(item.line(), "the preset " + name + " switches it off"));
        default -> {}
      }
    }
    if (root.at("ignorePaths").isPresent()) {
      ignored = root.texts("ignorePaths");
    }
    List<RenovateRule> rules = new ArrayList<>();
    for (Node item : root.items("packageRules")) {
      RenovateRule.of(item).ifPresent(rules::add);
    }
    for (RenovateRule rule : rules) {
      Optional<String> matcher = rule.unknownMatcher();
      if (!rule.enabled() && matcher.isPresent()) {
        throw new Unreadable(
            file,
            "line "
                + rule.line()
                + ": a rule switches off by "
                + matcher.get()
                + ", which we do not know");
      }
    }
    Optional<Cover.Off> preset = off.filter(unused -> !enabled(root));
    return new RenovateConfig(own(root).or(() -> preset), ignored, rules, on, down);
  }

  private static boolean enabled(Node root) {
    return root.text("enabled").filter("true"::equals).isPresent();
  }

  /** What the configuration itself switches off as a whole. */
  private static Optional<Cover.Off> own(Node root) {
    if (root.text("enabled").filter("false"::equals).isPresent()) {
      return root.at("enabled").map(node -> new Cover.Off(node.line(), "enabled: false"));
    }
    if (root.text("mode").filter("silent"::equals).isPresent()) {
      return root.at("mode")
          .map(node -> new Cover.Off(node.line(), "mode: silent proposes nothing"));
    }
    return Optional.empty();
  }

  /** Whether a preset is one of Renovate's own. */
  private static boolean known(String preset) {
    int colon = preset.indexOf(':');
    return colon >= 0
        && !preset.contains(">")
        && !preset.contains("/")
        && !preset.startsWith("http")
        && GROUPS.contains(preset.substring(0, colon));
  }
}

package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Glob;
import dev.plumbline.formats.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package rule that sets {@code enabled}, as far as it bears on whole files.
 *
 * @param enabled what it sets
 * @param line where it says so
 * @param node the rule
 */
record RenovateRule(boolean enabled, int line, Node node) {
  /** Matchers that only ever take out some packages or some kinds of updates. */
  private static final Set<String> NARROW =
      Set.of(
          "matchBaseBranches",
          "matchConfidence",
          "matchCurrentAge",
          "matchCurrentValue",
          "matchCurrentVersion",
          "matchDepNames",
          "matchDepPatterns",
          "matchDepPrefixes",
          "matchDepTypes",
          "matchMessage",
          "matchNewValue",
          "matchPackagePrefixes",
          "matchRegistryUrls",
          "matchRepositories",
          "matchSourceUrls",
          "matchSourceUrlPrefixes",
          "matchUpdateTypes",
          "matchJsonata",
          "excludeDepNames",
          "excludeDepPatterns",
          "excludePackageNames",
          "excludePackagePatterns",
          "excludePackagePrefixes");

  private static final Set<String> WIDE =
      Set.of(
          "matchManagers",
          "matchDatasources",
          "matchFileNames",
          "matchPaths",
          "matchPackageNames",
          "matchPackagePatterns");

  private static final Set<String> EVERYTHING = Set.of("*", "**", "/.*/", ".*", "/.+/", "^");

  /** The rule, if it sets enabled. */
  static Optional<RenovateRule> of(Node node) {
    return node.at("enabled")
        .filter(value -> value instanceof Node.Scalar)
        .map(value -> new RenovateRule(((Node.Scalar) value).isTrue(), value.line(), node));
  }

  /** A matcher that we do not know: what the rule takes out is unknown. */
  Optional<String> unknownMatcher() {
    return node.entries().stream()
        .map(entry -> entry.key().text())
        .filter(key -> key.startsWith("match") && !NARROW.contains(key) && !WIDE.contains(key))
        .findFirst();
  }

  /** Whether it bears on all dependencies that this manager finds in this file. */
  boolean holds(String manager, String path) {
    boolean narrow = node.entries().stream().anyMatch(entry -> NARROW.contains(entry.key().text()));
    return !narrow
        && matches("matchManagers", List.of(manager))
        && matches("matchDatasources", RenovateManagers.sources(manager))
        && matches("matchFileNames", List.of(path))
        && matches("matchPaths", List.of(path))
        && all("matchPackageNames")
        && all("matchPackagePatterns");
  }

  private boolean all(String key) {
    return node.at(key).isEmpty() || node.texts(key).stream().anyMatch(EVERYTHING::contains);
  }

  /** Renovate's list matching: any positive pattern, and no negated one. */
  private boolean matches(String key, List<String> values) {
    if (node.at(key).isEmpty()) {
      return true;
    }
    boolean positive = false;
    boolean found = false;
    for (String pattern : node.texts(key)) {
      boolean not = pattern.startsWith("!");
      Glob glob = Glob.ofRegexOrGlob(not ? pattern.substring(1) : pattern);
      boolean hit = values.stream().anyMatch(glob::matches);
      if (not && hit) {
        return false;
      }
      positive |= !not;
      found |= !not && hit;
    }
    return found || !positive;
  }
}

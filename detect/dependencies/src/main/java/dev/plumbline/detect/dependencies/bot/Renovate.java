package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Glob;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renovate: finds manifests by its managers' file patterns, so that everything is covered unless
 * its configuration leaves it out. The first of its files counts, as Renovate itself takes it.
 */
public final class Renovate implements Bot {
  private static final List<String> FILES =
      List.of(
          "renovate.json",
          "renovate.jsonc",
          "renovate.json5",
          ".github/renovate.json",
          ".github/renovate.jsonc",
          ".github/renovate.json5",
          ".gitlab/renovate.json",
          ".gitlab/renovate.jsonc",
          ".gitlab/renovate.json5",
          ".renovaterc",
          ".renovaterc.json",
          ".renovaterc.jsonc",
          ".renovaterc.json5");

  private final String file;
  private final Node root;
  private final RenovateConfig config;

  private Renovate(String file, Node root, RenovateConfig config) {
    this.file = file;
    this.root = root;
    this.config = config;
  }

  /**
   * The configuration in a tree, if there is one.
   *
   * @param trusted presets from elsewhere that the policy vouches for
   * @throws Unreadable if it is there and what it covers cannot be told
   */
  public static Optional<Bot> of(Tree tree, List<String> trusted) throws Unreadable {
    for (String file : FILES) {
      if (tree.has(file)) {
        return Optional.of(read(file, tree.relaxedJson(file), trusted));
      }
    }
    if (tree.has("package.json")) {
      Optional<Node> key = tree.json("package.json").at("renovate");
      if (key.isPresent()) {
        return Optional.of(read("package.json", key.get(), trusted));
      }
    }
    return Optional.empty();
  }

  private static Bot read(String file, Node root, List<String> trusted) throws Unreadable {
    if (!(root instanceof Node.Mapping)) {
      throw new Unreadable(file, "not an object");
    }
    try {
      Renovate renovate = new Renovate(file, root, RenovateConfig.of(file, root, trusted));
      renovate.tryPatterns();
      return renovate;
    } catch (IllegalArgumentException e) {
      throw new Unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  /** Fails at once on a pattern that is none, not at the first file that it is tried on. */
  private void tryPatterns() {
    config.ignored().forEach(Glob::of);
    root.texts("includePaths").forEach(Glob::of);
    config.rules().forEach(rule -> rule.holds("npm", "package.json"));
  }

  @Override
  public String name() {
    return "Renovate";
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Cover cover(Target target) {
    if (config.off().isPresent()) {
      return config.off().get();
    }
    List<String> managers = RenovateManagers.of(target.ecosystem());
    if (managers.isEmpty()) {
      return new Cover.Gap(
          "Renovate knows no " + target.ecosystem().label(), "use Dependabot for it");
    }
    Optional<Cover> worst = Optional.empty();
    for (String manager : managers) {
      if (takes(manager, target.path())) {
        Cover cover = cover(manager, target.path());
        if (cover instanceof Cover.Covered) {
          return cover;
        }
        worst = worst.or(() -> Optional.of(cover));
      }
    }
    String likely = managers.getFirst();
    return worst.orElseGet(() ->
        new Cover.Gap(
            "no file pattern of Renovate takes it",
            "add it to `managerFilePatterns` under `" + likely + "`"));
  }

  private Cover cover(String manager, String path) {
    List<String> enabled = root.texts("enabledManagers");
    if (!enabled.isEmpty() && !enabled.contains(manager)) {
      return new Cover.Gap(
          "enabledManagers leaves " + manager + " out",
          "add \"" + manager + "\" to enabledManagers");
    }
    Optional<Node> own = root.at(manager, "enabled");
    boolean on = root.text(manager, "enabled").filter("true"::equals).isPresent();
    if (own.isPresent() && !on) {
      return new Cover.Off(own.get().line(), manager + " is switched off");
    }
    if (RenovateManagers.OPT_IN.contains(manager) && !on && !config.on().contains(manager)) {
      return new Cover.Gap(
          "Renovate's manager " + manager + " is off by default",
          "add `\"" + manager + "\": {\"enabled\": true}`");
    }
    if (config.down().contains(manager) && !on) {
      return new Cover.Gap(
          "the preset docker:disable switches " + manager + " off", "take it away");
    }
    if (!included(path)) {
      return new Cover.Gap("includePaths leaves it out", "add its path to includePaths");
    }
    Optional<String> ignored = ignored(manager, path);
    if (ignored.isPresent()) {
      return new Cover.Gap(
          "ignorePaths leaves it out by " + ignored.get(),
          "set ignorePaths without that pattern in " + file);
    }
    Cover last = Cover.COVERED;
    for (RenovateRule rule : config.rules()) {
      if (rule.holds(manager, path)) {
        last =
            rule.enabled()
                ? Cover.COVERED
                : new Cover.Off(rule.line(), "a package rule switches it off");
      }
    }
    return last;
  }

  private boolean takes(String manager, String path) {
    if (RenovateManagers.takes(manager, path)) {
      return true;
    }
    for (String pattern : root.texts(manager, "managerFilePatterns")) {
      if (Glob.ofRegexOrGlob(pattern).matches(path)) {
        return true;
      }
    }
    // The former name of the same setting held bare regular expressions.
    for (String pattern : root.texts(manager, "fileMatch")) {
      if (Glob.ofRegex(pattern).matches(path)) {
        return true;
      }
    }
    return false;
  }

  private boolean included(String path) {
    List<String> patterns = root.texts("includePaths");
    return patterns.isEmpty()
        || patterns.stream().anyMatch(p -> p.equals(path) || Glob.of(p).matches(path));
  }

  private Optional<String> ignored(String manager, String path) {
    List<String> patterns = new ArrayList<>(config.ignored());
    if (manager.equals("nuget") && root.at("ignorePaths").isEmpty()) {
      // The usual ignored paths leave tests in for NuGet.
      patterns.removeAll(List.of("**/test/**", "**/tests/**", "**/__tests__/**"));
    }
    if (root.at(manager, "ignorePaths").isPresent()) {
      patterns = new ArrayList<>(root.texts(manager, "ignorePaths"));
    }
    return patterns.stream()
        .filter(p -> path.contains(p) || Glob.of(p).matches(path) || Paths.parent(path).equals(p))
        .findFirst();
  }
}

package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * yarn.lock: the form of version 1 and that of later versions, which is YAML. Both key what is
 * resolved by {@code name@specifier}.
 */
final class YarnLock implements NpmLock {
  @Override
  public String file() {
    return "yarn.lock";
  }

  @Override
  public String command() {
    return "yarn install";
  }

  @Override
  public Lock compare(Tree tree, String path, Manifest manifest, String member) throws Unreadable {
    Set<?> keys = tree.once("yarn:" + path, Set.class, () -> keys(tree.text(path)));
    if (keys.isEmpty() && !tree.text(path).isBlank() && manifest.external()) {
      throw new Unreadable(path, "has no entry that we know the form of");
    }
    Workspace workspace = Workspace.of(tree, manifest.directory());
    Node root = tree.json(Paths.in(Paths.parent(path), "package.json"));
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String name = dependency.name();
      if (!dependency.external() || dependency.conditional()) {
        continue;
      }
      String specifier = dependency.specifier();
      if (specifier.startsWith("catalog:")) {
        String catalog = specifier.substring("catalog:".length());
        specifier = workspace.catalog(tree, catalog, name).orElse(specifier);
      }
      // A resolution replaces what is asked for, so that only the name can be compared.
      boolean replaced =
          root.entries("resolutions").stream()
              .anyMatch(entry ->
                  entry
                      .key()
                      .text()
                      .matches("(?:.*/)?" + java.util.regex.Pattern.quote(name) + "(?:@.*)?"));
      String prefix = name + "@";
      boolean named = keys.stream().anyMatch(key -> key.toString().startsWith(prefix));
      boolean same =
          keys.contains(prefix + specifier)
              || keys.contains(prefix + "npm:" + specifier)
              || keys.contains(prefix + dependency.specifier());
      if (!named) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (!same && !replaced && plain(specifier)) {
        drifts.add(new Drift(dependency, "is locked for another specifier"));
      }
    }
    return new Lock.Present(path, drifts);
  }

  /** Whether Yarn keeps the specifier as written: it rewrites those of git and of addresses. */
  private static boolean plain(String specifier) {
    return !specifier.contains("/") && !specifier.startsWith("patch:");
  }

  static Set<String> keys(String text) {
    Set<String> keys = new HashSet<>();
    for (String line : text.split("\n")) {
      String at = line.stripTrailing();
      if (at.isEmpty() || Character.isWhitespace(at.charAt(0)) || at.startsWith("#")) {
        continue;
      }
      if (at.startsWith("? ")) {
        at = at.substring(2) + ":";
      }
      if (at.endsWith(":")) {
        for (String key : at.substring(0, at.length() - 1).replace("\"", "").split(", ")) {
          if (key.indexOf('@', 1) > 0) {
            keys.add(key.strip());
          }
        }
      }
    }
    return keys;
  }
}

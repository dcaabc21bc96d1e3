package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** pnpm-lock.yaml, versions 5 to 9: each importer repeats the specifiers of its package.json. */
final class PnpmLock implements NpmLock {
  @Override
  public String file() {
    return "pnpm-lock.yaml";
  }

  @Override
  public String command() {
    return "pnpm install";
  }

  @Override
  public Lock compare(Tree tree, String path, Manifest manifest, String member) throws Unreadable {
    // Newer pnpm puts a document for its own tools before the project's.
    Node lock = tree.lastYaml(path);
    Optional<Node> importer =
        lock.at("importers").isPresent()
            ? lock.at("importers", member.isEmpty() ? "." : member)
            : Optional.of(lock).filter(unused -> member.isEmpty());
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (!dependency.external()) {
        continue;
      }
      Optional<String> locked = importer.flatMap(node -> specifier(node, dependency.name()));
      boolean replaced =
          lock.entries("overrides").stream()
              .anyMatch(
                  entry -> entry.key().text().split("@(?=[^/]*$)", 2)[0].equals(dependency.name()));
      if (locked.isEmpty()) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (!locked.get().equals(dependency.specifier()) && !replaced) {
        drifts.add(new Drift(dependency, "is locked for " + locked.get()));
      }
    }
    return new Lock.Present(path, drifts);
  }

  private static Optional<String> specifier(Node importer, String name) {
    Optional<String> found = importer.text("specifiers", name);
    for (String section : PackageJson.SECTIONS) {
      found = found.or(() -> importer.text(section, name, "specifier"));
    }
    return found;
  }
}

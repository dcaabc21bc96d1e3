package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Ranges;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * package-lock.json and npm-shrinkwrap.json. Versions 2 and 3 repeat each package's own specifiers
 * under {@code packages}, which are compared word for word; version 1 has only what was resolved,
 * which is compared with the range.
 */
record PackageLock(String file) implements NpmLock {
  @Override
  public String command() {
    return file.equals("npm-shrinkwrap.json") ? "npm shrinkwrap" : "npm install";
  }

  @Override
  public Lock compare(Tree tree, String path, Manifest manifest, String member) throws Unreadable {
    Node lock = tree.json(path);
    List<Drift> drifts = new ArrayList<>();
    Optional<Node> packages = lock.at("packages");
    if (packages.isEmpty() && lock.at("dependencies").isEmpty() && manifest.external()) {
      throw new Unreadable(path, "has neither packages nor dependencies");
    }
    for (Dependency dependency : manifest.dependencies()) {
      if (dependency.external()) {
        Optional<String> reason =
            packages.isPresent()
                ? current(packages.get(), dependency, member)
                : former(lock, dependency);
        reason.ifPresent(text -> drifts.add(new Drift(dependency, text)));
      }
    }
    return new Lock.Present(path, drifts);
  }

  private static Optional<String> current(Node packages, Dependency dependency, String member) {
    Optional<String> locked = Optional.empty();
    for (String section : PackageJson.SECTIONS) {
      locked = locked.or(() -> packages.text(member, section, dependency.name()));
    }
    if (locked.isEmpty()) {
      return Optional.of("is not in the lock file");
    }
    if (!locked.get().equals(dependency.specifier())) {
      return Optional.of("is locked for " + locked.get());
    }
    for (String folder : Paths.upwards(member)) {
      if (packages.at(Paths.in(folder, "node_modules/" + dependency.name())).isPresent()) {
        return Optional.empty();
      }
    }
    return dependency.conditional()
        ? Optional.empty()
        : Optional.of("is named in the lock file and resolved to nothing");
  }

  private static Optional<String> former(Node lock, Dependency dependency) {
    Optional<String> version = lock.text("dependencies", dependency.name(), "version");
    if (version.isEmpty()) {
      return dependency.conditional() ? Optional.empty() : Optional.of("is not in the lock file");
    }
    return Ranges.contains(Ranges.Dialect.NPM, dependency.specifier(), version.get())
        .filter(inside -> !inside)
        .map(outside -> "is locked at " + version.get());
  }
}

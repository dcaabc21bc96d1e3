package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lock files of Python and what each resolves: name to version, an empty version where the lock
 * file pins by something else (a commit, a path).
 */
final class PythonLocks {
  private PythonLocks() {}

  /** Compares a manifest with what a lock file resolves. */
  static Lock compare(String path, Map<String, Set<String>> locked, Manifest manifest) {
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (!dependency.external()) {
        continue;
      }
      Set<String> versions = locked.get(Requirement.normal(dependency.name()));
      if (versions == null) {
        if (!dependency.conditional()) {
          drifts.add(new Drift(dependency, "is not in the lock file"));
        }
      } else if (versions.stream()
          .allMatch(version ->
              Pep440.contains(dependency.specifier(), version)
                  .filter(inside -> !inside)
                  .isPresent())) {
        drifts.add(new Drift(dependency, "is locked at " + String.join(", ", versions)));
      }
    }
    return new Lock.Present(path, drifts);
  }

  /**
   * poetry.lock, pdm.lock, uv.lock ({@code package}) and pylock.toml ({@code packages}, PEP 751).
   */
  static Map<String, Set<String>> toml(Tree tree, String path) throws Unreadable {
    Node lock = tree.toml(path);
    Map<String, Set<String>> locked = new HashMap<>();
    for (String key : List.of("package", "packages")) {
      for (Node item : lock.items(key)) {
        item.text("name").ifPresent(name -> add(locked, name, item.text("version").orElse("")));
      }
    }
    return locked;
  }

  /** Pipfile.lock. */
  static Map<String, Set<String>> pipfile(Tree tree, String path) throws Unreadable {
    Node lock = tree.json(path);
    if (lock.at("default").isEmpty()) {
      throw new Unreadable(path, "has no default section");
    }
    Map<String, Set<String>> locked = new HashMap<>();
    for (Node.Mapping.Entry section : ((Node.Mapping) lock).entries().values()) {
      for (Node.Mapping.Entry entry : section.value().entries()) {
        String version = entry.value().text("version").orElse("");
        add(locked, entry.key().text(), version.replaceFirst("^==", ""));
      }
    }
    return locked;
  }

  /** The exact lines of a requirements file. */
  static Map<String, Set<String>> requirements(Tree tree, String path) throws Unreadable {
    Map<String, Set<String>> locked = new HashMap<>();
    for (Dependency dependency : RequirementsFile.dependencies(tree, path)) {
      if (dependency.pin() instanceof Pin.Exact) {
        String version =
            dependency.specifier().startsWith("=")
                ? dependency.specifier().replaceFirst("^={2,3}", "").strip()
                : "";
        add(locked, dependency.name(), version);
      }
    }
    return locked;
  }

  private static void add(Map<String, Set<String>> locked, String name, String version) {
    locked
        .computeIfAbsent(Requirement.normal(name), unused -> new java.util.TreeSet<>())
        .add(version);
  }

  /** The first lock file of a pyproject.toml or the like, from its folder upwards. */
  static Optional<Lock> find(Tree tree, Manifest manifest, List<String> folders) throws Unreadable {
    for (String folder : folders) {
      for (String name : List.of("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml")) {
        String path = Paths.in(folder, name);
        if (tree.has(path)) {
          return Optional.of(compare(path, toml(tree, path), manifest));
        }
      }
      String pipfile = Paths.in(folder, "Pipfile.lock");
      if (tree.has(pipfile)) {
        return Optional.of(compare(pipfile, pipfile(tree, pipfile), manifest));
      }
      for (String name :
          List.of("requirements.lock", "requirements.txt", "requirements-dev.lock")) {
        String path = Paths.in(folder, name);
        if (tree.has(path)) {
          Lock lock = compare(path, requirements(tree, path), manifest);
          if (lock instanceof Lock.Present present && present.drifts().isEmpty()) {
            return Optional.of(lock);
          }
        }
      }
    }
    return Optional.empty();
  }
}

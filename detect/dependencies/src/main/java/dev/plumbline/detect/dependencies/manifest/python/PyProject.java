package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Glob;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * pyproject.toml: PEP 621 dependencies and extras, PEP 735 groups, and the tables of Poetry, PDM
 * and uv. What builds the package ({@code build-system.requires}) is left out: no tool locks it.
 */
public final class PyProject implements Reader {
  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("pyproject.toml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node toml = tree.toml(file.path());
    List<Dependency> found = new ArrayList<>();
    list(file, toml.items("project", "dependencies"), found);
    for (Node.Mapping.Entry extra : toml.entries("project", "optional-dependencies")) {
      list(file, extra.value().items(), found);
    }
    for (Node.Mapping.Entry group : toml.entries("dependency-groups")) {
      list(file, group.value().items(), found);
    }
    list(file, toml.items("tool", "uv", "dev-dependencies"), found);
    for (Node.Mapping.Entry group : toml.entries("tool", "pdm", "dev-dependencies")) {
      list(file, group.value().items(), found);
    }
    poetry(toml.entries("tool", "poetry", "dependencies"), found);
    poetry(toml.entries("tool", "poetry", "dev-dependencies"), found);
    for (Node.Mapping.Entry group : toml.entries("tool", "poetry", "group")) {
      poetry(group.value().entries("dependencies"), found);
    }
    String own =
        Requirement.normal(
            toml.text("project", "name").or(() -> toml.text("tool", "poetry", "name")).orElse(""));
    List<Dependency> settled =
        found.stream().map(dependency -> settle(toml, own, dependency)).toList();
    boolean uv = toml.at("tool", "uv").isPresent() || uvRoot(tree, file.directory()).isPresent();
    return new Manifest(uv ? Ecosystem.UV : Ecosystem.PYTHON, file.path(), settled);
  }

  private static void list(SnapshotFile file, List<Node> items, List<Dependency> found)
      throws Unreadable {
    for (Node item : items) {
      if (item instanceof Node.Scalar text) {
        found.add(
            Requirement.of(text.text(), text.line())
                .orElseThrow(() ->
                    new Unreadable(
                        file.path(), "line " + text.line() + ": not a requirement (PEP 508)")));
      }
    }
  }

  private static void poetry(List<Node.Mapping.Entry> entries, List<Dependency> found) {
    for (Node.Mapping.Entry entry : entries) {
      String name = entry.key().text();
      if (!name.equals("python")) {
        for (Node item : entry.value().items()) {
          found.add(PoetryValue.dependency(name, entry.key().line(), item));
        }
      }
    }
  }

  /** An extra of the package itself and what uv takes from elsewhere. */
  private static Dependency settle(Node toml, String own, Dependency dependency) {
    if (Requirement.normal(dependency.name()).equals(own)) {
      return with(dependency, Pin.LOCAL);
    }
    for (Node source : toml.items("tool", "uv", "sources", dependency.name())) {
      if (source.at("workspace").isPresent() || source.at("path").isPresent()) {
        return with(dependency, Pin.LOCAL);
      }
      if (source.at("git").isPresent()) {
        Optional<String> ref =
            source.text("rev").or(() -> source.text("tag")).or(() -> source.text("branch"));
        return with(dependency, Refs.git(ref.orElse("")));
      }
      if (source.at("url").isPresent()) {
        return with(dependency, Refs.archive(source.text("url").orElse("")));
      }
    }
    return dependency;
  }

  private static Dependency with(Dependency d, Pin pin) {
    return new Dependency(d.name(), d.specifier(), d.line(), pin, d.conditional());
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    Set<String> homes = new HashSet<>(Set.of(manifest.directory()));
    uvRoot(tree, manifest.directory()).ifPresent(homes::add);
    return homes;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    List<String> folders = new ArrayList<>(List.of(manifest.directory()));
    uvRoot(tree, manifest.directory()).ifPresent(folders::add);
    Optional<Lock> found = PythonLocks.find(tree, manifest, folders);
    if (found.isPresent()) {
      return found.get();
    }
    Node toml = tree.toml(manifest.path());
    String directory = manifest.directory();
    if (toml.at("tool", "poetry").isPresent()) {
      return missing(directory, "poetry.lock", "run `poetry lock`");
    }
    if (toml.at("tool", "pdm").isPresent()) {
      return missing(directory, "pdm.lock", "run `pdm lock`");
    }
    return missing(
        directory, "uv.lock", "run `uv lock` (or `pip lock`, `poetry lock`, `pdm lock`)");
  }

  private static Lock missing(String directory, String file, String command) {
    return new Lock.Missing(List.of(Paths.in(directory, file)), command + " and commit " + file);
  }

  /** The folder whose uv workspace has this folder as a member. */
  private static Optional<String> uvRoot(Tree tree, String directory) throws Unreadable {
    for (String folder : Paths.upwards(directory)) {
      String path = Paths.in(folder, "pyproject.toml");
      if (folder.equals(directory) || !tree.has(path)) {
        continue;
      }
      for (String member : tree.toml(path).texts("tool", "uv", "workspace", "members")) {
        if (glob(member, Paths.relative(folder, directory))) {
          return Optional.of(folder);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean glob(String pattern, String path) {
    try {
      return Glob.of(pattern).matches(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

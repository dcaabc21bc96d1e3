package dev.plumbline.detect.dependencies.manifest.compiled;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Ranges;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Cargo.toml, locked by Cargo.lock beside it or at the root of its workspace. */
public final class CargoToml implements Reader {
  private static final List<String> SECTIONS =
      List.of(
          "dependencies",
          "dev-dependencies",
          "build-dependencies",
          "dev_dependencies",
          "build_dependencies");
  private static final Pattern EXACT =
      Pattern.compile("=\\s{0,5}\\d{1,15}\\.\\d{1,15}\\.\\d{1,15}[\\w.+-]{0,80}");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Cargo.toml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node toml = tree.toml(file.path());
    Optional<Node> root = workspace(tree, file.directory());
    List<Dependency> dependencies = new ArrayList<>();
    section(toml, root, false, dependencies);
    for (Node.Mapping.Entry target : toml.entries("target")) {
      section(target.value(), root, true, dependencies);
    }
    return new Manifest(Ecosystem.CARGO, file.path(), dependencies);
  }

  private static void section(
      Node table, Optional<Node> root, boolean conditional, List<Dependency> dependencies) {
    for (String section : SECTIONS) {
      for (Node.Mapping.Entry entry : table.entries(section)) {
        Node value = entry.value();
        String key = entry.key().text();
        if (value.text("workspace").filter("true"::equals).isPresent()) {
          Optional<Node> inherited =
              root.flatMap(node -> node.at("workspace", "dependencies", key));
          if (inherited.isEmpty()) {
            dependencies.add(
                new Dependency(
                    key,
                    "workspace",
                    entry.key().line(),
                    new Pin.Unknown("no workspace in the tree states its version"),
                    conditional));
            continue;
          }
          value = inherited.get();
        }
        dependencies.add(dependency(key, entry.key().line(), value, conditional));
      }
    }
  }

  private static Dependency dependency(String key, int line, Node value, boolean conditional) {
    String name = value.text("package").orElse(key);
    String version =
        value instanceof Node.Scalar scalar ? scalar.text() : value.text("version").orElse("");
    Pin pin = pin(version);
    if (value.at("path").isPresent()) {
      pin = Pin.LOCAL;
    } else if (value.at("git").isPresent()) {
      pin =
          Refs.git(
              value
                  .text("rev")
                  .or(() -> value.text("tag"))
                  .or(() -> value.text("branch"))
                  .orElse(""));
    }
    return new Dependency(name, version, line, pin, conditional);
  }

  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.isEmpty() || bare.equals("*")) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  /** The manifest that has the workspace table, from this folder upwards. */
  private static Optional<Node> workspace(Tree tree, String directory) throws Unreadable {
    Optional<String> folder = workspaceFolder(tree, directory);
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(tree.toml(Paths.in(folder.get(), "Cargo.toml")));
  }

  private static Optional<String> workspaceFolder(Tree tree, String directory) throws Unreadable {
    for (String folder : Paths.upwards(directory)) {
      String path = Paths.in(folder, "Cargo.toml");
      if (!tree.has(path)) {
        continue;
      }
      Node toml = tree.toml(path);
      if (toml.at("workspace").isPresent()) {
        String relative = Paths.relative(folder, directory);
        boolean excluded =
            toml.texts("workspace", "exclude").stream()
                .anyMatch(exclude -> Paths.within(exclude.replaceFirst("/$", ""), relative));
        return excluded && !relative.isEmpty() ? Optional.empty() : Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    Set<String> homes = new TreeSet<>(Set.of(manifest.directory()));
    workspaceFolder(tree, manifest.directory()).ifPresent(homes::add);
    return homes;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    Optional<String> root = workspaceFolder(tree, manifest.directory());
    String path = Paths.in(root.orElse(manifest.directory()), "Cargo.lock");
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `cargo generate-lockfile` and commit Cargo.lock");
    }
    Map<String, Set<String>> locked = new HashMap<>();
    for (Node item : tree.toml(path).items("package")) {
      locked
          .computeIfAbsent(item.text("name").orElse(""), unused -> new TreeSet<>())
          .add(item.text("version").orElse(""));
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      Set<String> versions = locked.getOrDefault(dependency.name(), Set.of());
      if (!dependency.external()) {
        continue;
      }
      if (versions.isEmpty()) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (versions.stream()
          .allMatch(version ->
              Ranges.contains(Ranges.Dialect.CARGO, dependency.specifier(), version)
                  .filter(inside -> !inside)
                  .isPresent())) {
        drifts.add(new Drift(dependency, "is locked at " + String.join(", ", versions)));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

package dev.plumbline.detect.dependencies.manifest.dynamic;

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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** pubspec.yaml of Dart and Flutter, locked by pubspec.lock, in a workspace by the root's. */
public final class Pubspec implements Reader {
  private static final Pattern EXACT =
      Pattern.compile("\\d{1,15}\\.\\d{1,15}\\.\\d{1,15}[\\w.+-]{0,80}");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("pubspec.yaml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node yaml = tree.yaml(file.path());
    List<Dependency> dependencies = new ArrayList<>();
    for (String section : List.of("dependencies", "dev_dependencies")) {
      for (Node.Mapping.Entry entry : yaml.entries(section)) {
        Node value = entry.value();
        if (value.at("sdk").isPresent()) {
          continue;
        }
        String version =
            value instanceof Node.Scalar scalar
                ? (scalar.isNull() ? "" : scalar.text())
                : value.text("version").orElse("");
        dependencies.add(
            Dependency.of(entry.key().text(), version, entry.key().line(), pin(value, version)));
      }
    }
    return new Manifest(Ecosystem.PUB, file.path(), dependencies);
  }

  private static Pin pin(Node value, String version) {
    if (value.at("path").isPresent()) {
      return Pin.LOCAL;
    }
    if (value.at("git").isPresent()) {
      return Refs.git(value.text("git", "ref").orElse(""));
    }
    return pin(version);
  }

  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.isEmpty() || bare.equals("any")) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    boolean member =
        tree.yaml(manifest.path()).text("resolution").filter("workspace"::equals).isPresent();
    String own = Paths.in(manifest.directory(), "pubspec.lock");
    Optional<String> path =
        member
            ? tree.nearest(manifest.directory(), "pubspec.lock")
            : Optional.of(own).filter(tree::has);
    if (path.isEmpty()) {
      return new Lock.Missing(List.of(own), "run `dart pub get` and commit pubspec.lock");
    }
    Node lock = tree.yaml(path.get());
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      Optional<String> version = lock.text("packages", dependency.name(), "version");
      if (!dependency.external()) {
        continue;
      }
      if (version.isEmpty()) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (Ranges.contains(Ranges.Dialect.PUB, dependency.specifier(), version.get())
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version.get()));
      }
    }
    return new Lock.Present(path.get(), drifts);
  }
}

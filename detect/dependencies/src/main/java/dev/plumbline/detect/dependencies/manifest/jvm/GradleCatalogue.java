package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A version catalogue of Gradle, by default gradle/libs.versions.toml. */
public final class GradleCatalogue implements Reader {
  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().endsWith(".versions.toml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node toml = tree.toml(file.path());
    List<Dependency> dependencies = new ArrayList<>();
    boolean platform =
        toml.entries("libraries").stream().anyMatch(entry -> entry.key().text().contains("bom"));
    for (Node.Mapping.Entry entry : toml.entries("libraries")) {
      Node value = entry.value();
      if (value instanceof Node.Scalar text) {
        String[] parts = text.text().split(":");
        dependencies.add(
            versioned(
                parts.length > 1 ? parts[0] + ":" + parts[1] : text.text(),
                parts.length > 2 ? parts[2] : "",
                entry));
        continue;
      }
      String name =
          value
              .text("module")
              .orElseGet(
                  () -> value.text("group").orElse("?") + ":" + value.text("name").orElse("?"));
      if (value.at("version").isEmpty()) {
        Pin pin =
            platform ? Pin.EXACT : new Pin.Unknown("no platform that we see manages its version");
        dependencies.add(Dependency.of(name, "", entry.key().line(), pin));
      } else {
        dependencies.add(versioned(name, version(toml, value.at("version").get()), entry));
      }
    }
    for (Node.Mapping.Entry entry : toml.entries("plugins")) {
      Node value = entry.value();
      if (value instanceof Node.Scalar text) {
        int colon = text.text().lastIndexOf(':');
        dependencies.add(
            versioned(
                "plugin " + text.text().substring(0, Math.max(0, colon)),
                text.text().substring(colon + 1),
                entry));
      } else if (value.at("version").isPresent()) {
        dependencies.add(
            versioned(
                "plugin " + value.text("id").orElse("?"),
                version(toml, value.at("version").get()),
                entry));
      }
    }
    return new Manifest(Ecosystem.GRADLE, file.path(), dependencies);
  }

  private static Dependency versioned(String name, String version, Node.Mapping.Entry entry) {
    return Dependency.of(name, version, entry.key().line(), GradleVersions.pin(version));
  }

  /** A version as text, as a reference, or rich: what is strict or required counts. */
  private static String version(Node toml, Node version) {
    if (version instanceof Node.Scalar text) {
      return text.text();
    }
    Optional<Node> target = version.text("ref").flatMap(ref -> toml.at("versions", ref));
    if (target.isPresent()) {
      return version(toml, withoutRef(target.get()));
    }
    return version
        .text("strictly")
        .or(() -> version.text("require"))
        .or(() -> version.text("prefer"))
        .orElse("");
  }

  /** A referenced version that is itself a reference ends here: Gradle does not follow it. */
  private static Node withoutRef(Node version) {
    return version.at("ref").isPresent()
        ? new Node.Scalar("", false, version.line(), version.column())
        : version;
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) {
    return GradleLocks.homes(tree, manifest.directory());
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String home =
        Paths.name(manifest.directory()).equals("gradle")
            ? Paths.parent(manifest.directory())
            : manifest.directory();
    return GradleLocks.lock(tree, manifest, home, false);
  }
}

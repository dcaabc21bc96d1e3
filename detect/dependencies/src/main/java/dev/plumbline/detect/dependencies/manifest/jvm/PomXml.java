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
import dev.plumbline.detect.dependencies.manifest.Xml;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * pom.xml. Maven has no lock file: a POM whose direct dependencies, plugins and parent all have one
 * exact version stands in for it, because a released artefact never changes. Versions are resolved
 * inside the tree alone; what an imported BOM of an exact version manages is exact, what only a
 * parent outside the tree could state is unknown.
 */
public final class PomXml implements Reader {
  private static final Pattern RANGE = Pattern.compile("[\\[(].*[\\])].*");
  private static final Pattern SINGLE = Pattern.compile("\\[[^,\\[\\]()]{1,100}\\]");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("pom.xml") || file.name().endsWith(".pom.xml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    MavenModel model = MavenModel.of(tree, file.path());
    MavenVersions versions = MavenVersions.of(tree, model);
    List<Dependency> dependencies = new ArrayList<>();
    model
        .file()
        .at("parent")
        .ifPresent(parent -> {
          if (model.parent().isEmpty()) {
            dependencies.add(versions.stated(parent, parent.textAt("version").orElse("")));
          }
        });
    List<Xml> sections = new ArrayList<>(List.of(model.file()));
    sections.addAll(model.file().childrenAt("profiles"));
    for (Xml section : sections) {
      for (Xml item : section.childrenAt("dependencies")) {
        dependencies.add(versions.dependency(item));
      }
      for (Xml item : section.childrenAt("dependencyManagement", "dependencies")) {
        if (item.textAt("scope").filter("import"::equals).isPresent()) {
          dependencies.add(versions.stated(item, item.textAt("version").orElse("")));
        }
      }
      for (Xml item : section.childrenAt("build", "plugins")) {
        dependencies.add(versions.plugin(item));
        item.childrenAt("dependencies").forEach(d -> dependencies.add(versions.dependency(d)));
      }
      for (Xml item : section.childrenAt("build", "extensions")) {
        dependencies.add(versions.stated(item, item.textAt("version").orElse("")));
      }
    }
    return new Manifest(Ecosystem.MAVEN, file.path(), dependencies);
  }

  /** What a version pins, with every property that can be resolved put in. */
  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.contains("${")) {
      return new Pin.Unknown("the property " + bare + " stands nowhere in the tree");
    }
    if (bare.isEmpty()) {
      return Pin.floating("whatever version is newest");
    }
    if (bare.equals("LATEST") || bare.equals("RELEASE")) {
      return Pin.floating("the newest version (" + bare + ")");
    }
    if (bare.endsWith("-SNAPSHOT")) {
      return Pin.floating("a snapshot, which changes under its name");
    }
    if (SINGLE.matcher(bare).matches()) {
      return Pin.EXACT;
    }
    return RANGE.matcher(bare).matches() ? Pin.RANGE : Pin.EXACT;
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    Set<String> homes = new LinkedHashSet<>(List.of(manifest.directory()));
    for (String folder : Paths.upwards(manifest.directory())) {
      String path = Paths.in(folder, "pom.xml");
      if (tree.has(path)) {
        for (Xml module : tree.xml(path).all("module")) {
          Optional<String> target = Paths.resolve(folder, module.text());
          if (target
              .filter(t -> homes.contains(t) || homes.contains(Paths.parent(t)))
              .isPresent()) {
            homes.add(folder);
          }
        }
      }
    }
    return homes;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) {
    Optional<String> unknown = Optional.empty();
    for (Dependency dependency : manifest.dependencies()) {
      switch (dependency.pin()) {
        case Pin.Exact exact -> {}
        case Pin.Local local -> {}
        case Pin.Unknown reason ->
            unknown = unknown.or(() -> Optional.of(dependency.name() + ": " + reason.reason()));
        case Pin.Range range -> {
          return inexact();
        }
        case Pin.Floating floating -> {
          return inexact();
        }
        case Pin.Unverified unverified -> {
          return inexact();
        }
      }
    }
    return unknown
        .<Lock>map(reason ->
            new Lock.Opaque(
                manifest.path(),
                reason,
                "state the versions in this tree or import a BOM of an exact version; or name the"
                    + " parent in the parameter trusted-maven-parents"))
        .orElse(new Lock.Inherent("Maven has no lock file; every direct version is exact"));
  }

  private static Lock inexact() {
    return new Lock.Missing(
        List.of(),
        "Maven has no lock file, exact versions stand in for it, so state one exact version for each"
            + " dependency and plugin");
  }
}

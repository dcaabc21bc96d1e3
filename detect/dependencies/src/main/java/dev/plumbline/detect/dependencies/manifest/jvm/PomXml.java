package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.Xml;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
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
  public Lock lock(Tree tree, Manifest manifest) {
    boolean exact =
        manifest.dependencies().stream()
            .allMatch(d ->
                d.pin() instanceof Pin.Exact
                    || d.pin() instanceof Pin.Local
                    || d.pin() instanceof Pin.Unknown);
    return exact
        ? new Lock.Inherent("Maven has no lock file; every direct version is exact")
        : new Lock.Missing(
            List.of(),
            "Maven has no lock file, exact versions stand in for it: state one exact version for"
                + " each dependency and plugin");
  }
}

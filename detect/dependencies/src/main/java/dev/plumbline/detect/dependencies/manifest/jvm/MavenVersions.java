package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.Xml;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which version a POM gives each of its dependencies and plugins, as far as the tree can tell. */
final class MavenVersions {
  private final MavenModel model;
  private final Set<?> reactor;
  private final Map<String, String> managed = new HashMap<>();
  private final Map<String, String> managedPlugins = new HashMap<>();
  private final List<String> boms = new ArrayList<>();

  private MavenVersions(MavenModel model, Set<?> reactor) {
    this.model = model;
    this.reactor = reactor;
  }

  static MavenVersions of(Tree tree, MavenModel model) throws Unreadable {
    Map<?, ?> modules = tree.once("maven-reactor", Map.class, () -> reactor(tree));
    MavenVersions versions = new MavenVersions(model, modules.keySet());
    for (MavenModel at : model.lineage()) {
      List<Xml> sections = new ArrayList<>(List.of(at.file()));
      sections.addAll(at.file().childrenAt("profiles"));
      for (Xml section : sections) {
        List<Xml> items = section.childrenAt("dependencyManagement", "dependencies");
        versions.manage(tree, modules, items, 0);
        section.childrenAt("build", "pluginManagement", "plugins").forEach(versions::managePlugin);
        // A plugin named twice is one plugin: the version may stand at either place.
        section.childrenAt("build", "plugins").forEach(versions::managePlugin);
      }
    }
    return versions;
  }

  private void managePlugin(Xml item) {
    item.textAt("version")
        .ifPresent(version -> managedPlugins.putIfAbsent(pluginKey(item), version));
  }

  private void manage(Tree tree, Map<?, ?> modules, List<Xml> items, int depth) throws Unreadable {
    for (Xml item : items) {
      String key = key(item);
      if (item.textAt("scope").filter("import"::equals).isPresent()) {
        if (modules.get(key) instanceof String own && depth < 5) {
          manage(
              tree,
              modules,
              tree.xml(own).childrenAt("dependencyManagement", "dependencies"),
              depth + 1);
        } else {
          boms.add(key + ":" + model.resolve(item.textAt("version").orElse("")));
        }
      } else {
        item.textAt("version").ifPresent(version -> managed.putIfAbsent(key, version));
      }
    }
  }

  /** Every project of the tree by group and artifact: its POM. */
  private static Map<String, String> reactor(Tree tree) {
    Map<String, String> modules = new HashMap<>();
    for (SnapshotFile file : tree.files()) {
      if (file.regular() && file.name().equals("pom.xml")) {
        try {
          MavenModel model = MavenModel.of(tree, file.path());
          String group = model.resolve(model.groupId().orElse("?"));
          String artifact = model.resolve(model.file().textAt("artifactId").orElse("?"));
          modules.put(group + ":" + artifact, file.path());
        } catch (Unreadable e) {
          // It is a manifest too and is reported as such.
          continue;
        }
      }
    }
    return modules;
  }

  private String key(Xml item) {
    return model.resolve(item.textAt("groupId").orElse("?"))
        + ":"
        + model.resolve(item.textAt("artifactId").orElse("?"));
  }

  private String pluginKey(Xml item) {
    String group = item.textAt("groupId").orElse("org.apache.maven.plugins");
    return model.resolve(group) + ":" + model.resolve(item.textAt("artifactId").orElse("?"));
  }

  /** Something whose version must stand where it is named. */
  Dependency stated(Xml item, String version) {
    String key = key(item);
    String resolved = model.resolve(version);
    Pin pin = reactor.contains(key) ? Pin.LOCAL : known(PomXml.pin(resolved));
    return Dependency.of(key, resolved, item.line(), pin);
  }

  /** A dependency: its own version, else a managed one, else that of a BOM. */
  Dependency dependency(Xml item) {
    String key = key(item);
    Optional<String> version =
        item.textAt("version").or(() -> Optional.ofNullable(managed.get(key)));
    if (version.isPresent() || reactor.contains(key)) {
      return stated(item, version.orElse(""));
    }
    if (item.textAt("scope").filter("system"::equals).isPresent()) {
      return Dependency.of(key, "", item.line(), Pin.LOCAL);
    }
    if (!boms.isEmpty()) {
      // Which of several BOMs manages it cannot be told from here: the loosest decides.
      Pin loosest = Pin.EXACT;
      for (String bom : boms) {
        Pin pin = known(PomXml.pin(bom.substring(bom.lastIndexOf(':') + 1)));
        loosest = loosest instanceof Pin.Exact ? pin : loosest;
      }
      return Dependency.of(key, "managed by " + String.join(", ", boms), item.line(), loosest);
    }
    return Dependency.of(key, "", item.line(), unstated("its version"));
  }

  Dependency plugin(Xml item) {
    String key = pluginKey(item);
    Optional<String> version =
        item.textAt("version").or(() -> Optional.ofNullable(managedPlugins.get(key)));
    if (version.isEmpty()) {
      return Dependency.of(
          key,
          "",
          item.line(),
          reactor.contains(key) ? Pin.LOCAL : unstated("the plugin's version"));
    }
    String resolved = model.resolve(version.get());
    return Dependency.of(
        key,
        resolved,
        item.line(),
        reactor.contains(key) ? Pin.LOCAL : known(PomXml.pin(resolved)));
  }

  /** No version anywhere in the tree: with a parent outside it, nobody here can tell. */
  private Pin unstated(String what) {
    return model
        .outside()
        .<Pin>map(parent ->
            new Pin.Unknown(
                what + " could only stand in the parent " + parent + ", which is not in the tree",
                parent.substring(0, parent.lastIndexOf(':'))))
        .orElse(Pin.floating("without a version, so that Maven or the newest release decides"));
  }

  /** A property that only a parent outside the tree could give is unknown for that reason. */
  private Pin known(Pin pin) {
    String parent = model.outside().orElse("");
    return pin instanceof Pin.Unknown unknown && !parent.isEmpty()
        ? new Pin.Unknown(
            unknown.reason() + "; the parent " + parent + " is not in the tree",
            parent.substring(0, parent.lastIndexOf(':')))
        : pin;
  }
}

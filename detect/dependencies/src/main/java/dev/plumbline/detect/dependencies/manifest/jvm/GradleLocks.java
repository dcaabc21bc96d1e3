package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
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
import java.util.TreeSet;

/**
 * What locks Gradle's dependencies: gradle.lockfile of the project (before Gradle 7 the files under
 * gradle/dependency-locks), or gradle/verification-metadata.xml of the build, which holds a hash
 * for each artefact. Neither lockfile holds plugins.
 */
final class GradleLocks {
  private static final String METADATA = "gradle/verification-metadata.xml";

  private GradleLocks() {}

  /**
   * Compares a manifest with what locks it.
   *
   * @param demanded whether every dependency must be there; a catalogue may name what nobody uses
   */
  static Lock lock(Tree tree, Manifest manifest, String directory, boolean demanded)
      throws Unreadable {
    Optional<String> metadata = tree.nearest(directory, METADATA);
    Map<String, Set<String>> locked = new HashMap<>();
    String path;
    if (metadata.isPresent()) {
      path = metadata.get();
      components(tree.xml(path), locked);
    } else {
      List<String> files = lockfiles(tree, directory, demanded);
      if (files.isEmpty()) {
        return without(manifest, directory);
      }
      path = files.getFirst();
      for (String file : files) {
        lines(tree.text(file), locked);
      }
    }
    return compare(manifest, path, locked, demanded);
  }

  /** The folder itself and those of the builds round it, told by their settings script. */
  static Set<String> homes(Tree tree, String directory) {
    Set<String> homes = new TreeSet<>(Set.of(directory));
    for (String folder : Paths.upwards(directory)) {
      if (tree.first(folder, "settings.gradle", "settings.gradle.kts").isPresent()
          || Paths.in(folder, "gradle").equals(directory)) {
        homes.add(folder);
      }
    }
    return homes;
  }

  private static Lock compare(
      Manifest manifest, String path, Map<String, Set<String>> locked, boolean demanded) {
    List<Drift> drifts = new ArrayList<>();
    List<Dependency> uncovered = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      Set<String> versions = locked.get(dependency.name());
      if (dependency.name().startsWith("plugin ") || (versions == null && !demanded)) {
        uncovered.add(dependency);
      } else if (versions == null) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (demanded
          && path.endsWith(METADATA)
          && dependency.pin() instanceof Pin.Exact
          && dependency.specifier().matches("[\\w.-]{1,100}")
          && !versions.contains(dependency.specifier())) {
        drifts.add(new Drift(dependency, "is locked at " + String.join(", ", versions)));
      }
    }
    return new Lock.Present(path, drifts, uncovered);
  }

  private static Lock without(Manifest manifest, String directory) {
    boolean plugins =
        manifest.dependencies().stream().allMatch(d -> d.name().startsWith("plugin "));
    if (plugins) {
      return new Lock.Inherent("Gradle locks no plugins, and there is nothing else");
    }
    return new Lock.Missing(
        List.of(Paths.in(directory, "gradle.lockfile"), METADATA),
        "switch on dependency locking, run `gradle dependencies --write-locks` and commit"
            + " gradle.lockfile, or write "
            + METADATA);
  }

  private static List<String> lockfiles(Tree tree, String directory, boolean own) {
    List<String> files = new ArrayList<>();
    for (SnapshotFile file : tree.files()) {
      boolean lock =
          file.name().equals("gradle.lockfile")
              || file.name().equals("buildscript-gradle.lockfile")
              || (file.path().contains("gradle/dependency-locks/")
                  && file.name().endsWith(".lockfile"));
      String home = file.directory().replaceFirst("(?:^|/)gradle/dependency-locks$", "");
      boolean near = own ? Paths.within(home, directory) : Paths.within(directory, home);
      if (lock && near && file.regular()) {
        files.add(file.path());
      }
    }
    return files;
  }

  private static void lines(String text, Map<String, Set<String>> locked) {
    for (String line : text.split("\n")) {
      String[] parts = line.strip().split("=", 2)[0].split(":");
      if (!line.startsWith("#") && parts.length >= 3) {
        put(locked, parts[0] + ":" + parts[1], parts[2]);
      }
    }
  }

  private static void components(Xml metadata, Map<String, Set<String>> locked) {
    for (Xml component : metadata.all("component")) {
      put(
          locked,
          component.attribute("group").orElse("") + ":" + component.attribute("name").orElse(""),
          component.attribute("version").orElse(""));
    }
  }

  private static void put(Map<String, Set<String>> locked, String name, String version) {
    locked.computeIfAbsent(name, unused -> new TreeSet<>()).add(version);
  }
}

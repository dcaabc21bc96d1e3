package dev.plumbline.detect.dependencies.manifest.dotnet;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.Xml;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Package references of .NET projects, locked by packages.lock.json. Versions may stand in
 * Directory.Packages.props (central package management). A plain version is exact here: NuGet takes
 * the lowest version that applies, and a direct reference wins over all others.
 */
public final class MsBuildProject implements Reader {
  private static final Pattern PROJECT = Pattern.compile(".*\\.(?:cs|fs|vb)proj");
  private static final Pattern SHARED = Pattern.compile("(?i).+\\.(?:props|targets)");
  private static final Pattern EXACT =
      Pattern.compile(
          "\\d{1,15}(?:\\.\\d{1,15}){0,3}(?:[-+][\\w.+-]{0,100})?|\\[\\s{0,5}\\d[\\w.+-]{0,100}\\s{0,5}(?:,\\s{0,5})?\\]");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\(([\\w.-]{1,100})\\)");

  @Override
  public boolean wants(SnapshotFile file) {
    return PROJECT.matcher(file.name()).matches() || SHARED.matcher(file.name()).matches();
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Xml project = tree.xml(file.path());
    Map<String, String> properties = new HashMap<>();
    Map<String, String> central = new HashMap<>();
    List<String> shared = new ArrayList<>();
    for (String name :
        List.of("Directory.Build.props", "Directory.Packages.props", "Directory.Build.targets")) {
      tree.nearest(file.directory(), name).ifPresent(shared::add);
    }
    for (String path : shared) {
      collect(tree.xml(path), properties, central);
    }
    collect(project, properties, central);
    List<Dependency> dependencies = new ArrayList<>();
    for (String element : List.of("PackageReference", "GlobalPackageReference")) {
      for (Xml reference : project.all(element)) {
        Optional<String> name = reference.attribute("Include");
        if (name.isPresent()) {
          dependencies.add(dependency(reference, name.get(), properties, central));
        }
      }
    }
    return new Manifest(Ecosystem.NUGET, file.path(), dependencies);
  }

  private static void collect(
      Xml xml, Map<String, String> properties, Map<String, String> central) {
    for (Xml group : xml.all("PropertyGroup")) {
      group.children().forEach(property -> properties.put(property.name(), property.text()));
    }
    for (Xml version : xml.all("PackageVersion")) {
      version
          .attribute("Include")
          .or(() -> version.attribute("Update"))
          .ifPresent(name ->
              central.put(
                  name.toLowerCase(Locale.ROOT),
                  version.attribute("Version").or(() -> version.textAt("Version")).orElse("")));
    }
  }

  private static Dependency dependency(
      Xml reference, String name, Map<String, String> properties, Map<String, String> central) {
    String own =
        reference
            .attribute("VersionOverride")
            .or(() -> reference.attribute("Version"))
            .or(() -> reference.textAt("VersionOverride"))
            .or(() -> reference.textAt("Version"))
            .orElse("");
    String version =
        resolve(
            own.isEmpty() ? central.getOrDefault(name.toLowerCase(Locale.ROOT), "") : own,
            properties);
    return new Dependency(
        name,
        version,
        reference.line(),
        name.contains("$(") ? new Pin.Unknown("its name is computed") : pin(version),
        reference.attribute("Condition").isPresent());
  }

  private static String resolve(String version, Map<String, String> properties) {
    String at = version;
    for (int i = 0; i < 5; i++) {
      Matcher property = PROPERTY.matcher(at);
      if (!property.find() || !properties.containsKey(property.group(1))) {
        return at;
      }
      String value = properties.getOrDefault(property.group(1), "");
      at = at.substring(0, property.start()) + value + at.substring(property.end());
    }
    return at;
  }

  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.contains("$(")) {
      return new Pin.Unknown("the property of its version stands nowhere in the tree");
    }
    if (bare.isEmpty()) {
      return Pin.floating("any version");
    }
    if (bare.startsWith("*")) {
      return Pin.floating("the newest version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) {
    Set<String> homes = new TreeSet<>(Set.of(manifest.directory()));
    for (SnapshotFile file : tree.files()) {
      if (file.name().matches(".*\\.(?:sln|slnx|slnf)|dirs\\.proj|Directory\\.Packages\\.props")
          && Paths.within(file.directory(), manifest.directory())) {
        homes.add(file.directory());
      }
    }
    return homes;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    if (SHARED.matcher(Paths.name(manifest.path())).matches()) {
      return new Lock.Inherent("the lock files stand beside the projects that import this");
    }
    String stem = Paths.name(manifest.path()).replaceFirst("\\.\\w+$", "");
    Optional<String> path =
        tree.first(manifest.directory(), "packages." + stem + ".lock.json", "packages.lock.json");
    if (path.isEmpty()) {
      return new Lock.Missing(
          List.of(Paths.in(manifest.directory(), "packages.lock.json")),
          "set RestorePackagesWithLockFile to true, run `dotnet restore` and commit"
              + " packages.lock.json");
    }
    Map<String, String> requested = new HashMap<>();
    for (Node.Mapping.Entry framework : tree.json(path.get()).entries("dependencies")) {
      for (Node.Mapping.Entry entry : framework.value().entries()) {
        if (!entry.value().text("type").orElse("").equals("Transitive")) {
          requested.put(
              entry.key().text().toLowerCase(Locale.ROOT),
              entry.value().text("requested").orElse(""));
        }
      }
    }
    return new Lock.Present(path.get(), drifts(manifest, requested));
  }

  private static List<Drift> drifts(Manifest manifest, Map<String, String> requested) {
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String locked = requested.get(dependency.name().toLowerCase(Locale.ROOT));
      if (locked == null) {
        if (!dependency.conditional()) {
          drifts.add(new Drift(dependency, "is not in the lock file"));
        }
      } else if (!dependency.conditional()
          && dependency.specifier().matches("\\d{1,15}\\.\\d{1,15}\\.\\d[\\w.+-]*")
          && locked.startsWith("[")
          && !locked.startsWith("[" + dependency.specifier())) {
        drifts.add(new Drift(dependency, "is locked for " + locked));
      }
    }
    return drifts;
  }
}

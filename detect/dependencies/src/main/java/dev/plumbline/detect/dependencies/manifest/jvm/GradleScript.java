package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gradle build scripts, programs of which only written-out coordinates are read: {@code
 * "group:name:version"}, the map notation, and plugins with a version. References into a version
 * catalogue are judged in the catalogue.
 */
public final class GradleScript implements Reader {
  private static final Pattern COORDINATES =
      Pattern.compile(
          "([\\w.${}-]{1,100}):([\\w.${}-]{1,100}):([^:\"'@\\s]{1,120})(?::[\\w.${}-]{0,60})?(?:@\\w{1,20})?");
  private static final Pattern CALL =
      Pattern.compile(
          "(\\b\\w{0,40}(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[aA]nnotationProcessor|[kK]apt|[kK]sp|classpath|compile|runtime|[pP]rovided|[dD]evelopmentOnly|[pP]latform)(?:Classpath)?[ (]{1,3})?(?:[a-zA-Z]{1,20}\\()?[\"']([^\"'\\n]{3,300})[\"']");
  private static final Pattern UNVERSIONED = Pattern.compile("[\\w.-]{1,100}:[\\w.-]{1,100}");
  private static final Pattern MANAGED =
      Pattern.compile(
          "[pP]latform\\s{0,3}\\(|mavenBom|io\\.spring\\.dependency-management|org\\.springframework\\.boot");

  private static final Pattern MAP =
      Pattern.compile(
          "\\bgroup\\s{0,3}[:=]\\s{0,3}[\"']([^\"'\\n]{1,100})[\"']\\s{0,3},\\s{0,20}name\\s{0,3}[:=]\\s{0,3}[\"']([^\"'\\n]{1,100})[\"'](?:\\s{0,3},\\s{0,20}version\\s{0,3}[:=]\\s{0,3}[\"']([^\"'\\n]{1,80})[\"'])?");
  private static final Pattern PLUGIN =
      Pattern.compile(
          "\\b(?:id|kotlin)[ (]{1,3}[\"']([\\w.-]{1,120})[\"']\\)?\\s{0,20}version[ (]{1,3}(?:[\"']([^\"'\\n]{1,80})[\"']|([\\w.]{1,80}))");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().endsWith(".gradle") || file.name().endsWith(".gradle.kts");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.slashComments(tree.text(file.path()));
    Map<String, Dependency> dependencies = new LinkedHashMap<>();
    Matcher call = source.matcher(CALL);
    while (call.find()) {
      Matcher coordinates = COORDINATES.matcher(call.group(2));
      int line = source.line(call.start(2));
      if (coordinates.matches()) {
        String name = coordinates.group(1) + ":" + coordinates.group(2);
        add(dependencies, tree, file, name, coordinates.group(3), line);
      } else if (call.group(1) != null && UNVERSIONED.matcher(call.group(2)).matches()) {
        dependencies.putIfAbsent(
            call.group(2), Dependency.of(call.group(2), "", line, managed(tree, file)));
      }
    }
    Matcher map = source.matcher(MAP);
    while (map.find()) {
      String name = map.group(1) + ":" + map.group(2);
      if (map.group(3) != null) {
        add(dependencies, tree, file, name, map.group(3), source.line(map.start()));
      } else {
        dependencies.putIfAbsent(
            name, Dependency.of(name, "", source.line(map.start()), managed(tree, file)));
      }
    }
    Matcher plugin = source.matcher(PLUGIN);
    while (plugin.find()) {
      String version = plugin.group(2) == null ? "$" + plugin.group(3) : plugin.group(2);
      add(
          dependencies,
          tree,
          file,
          "plugin " + plugin.group(1),
          version,
          source.line(plugin.start()));
    }
    GradleReferences.add(tree, file, source, dependencies);
    return new Manifest(Ecosystem.GRADLE, file.path(), List.copyOf(dependencies.values()));
  }

  private static void add(
      Map<String, Dependency> dependencies,
      Tree tree,
      SnapshotFile file,
      String name,
      String version,
      int line)
      throws Unreadable {
    String resolved = GradleVersions.resolve(tree, file, version);
    dependencies.putIfAbsent(
        name, Dependency.of(name, resolved, line, GradleVersions.pin(resolved)));
  }

  /** A dependency without a version: exact if a platform or BOM manages it. */
  private static Pin managed(Tree tree, SnapshotFile file) throws Unreadable {
    List<String> scripts = new ArrayList<>(List.of(file.path()));
    for (String folder : Paths.upwards(file.directory())) {
      tree.first(folder, "build.gradle", "build.gradle.kts").ifPresent(scripts::add);
    }
    for (String script : scripts) {
      if (MANAGED.matcher(tree.text(script)).find()) {
        return Pin.EXACT;
      }
    }
    return new Pin.Unknown("no platform that we see manages its version");
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) {
    return GradleLocks.homes(tree, manifest.directory());
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    return GradleLocks.lock(tree, manifest, manifest.directory(), true);
  }
}

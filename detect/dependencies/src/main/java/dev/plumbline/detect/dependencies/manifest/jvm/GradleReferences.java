package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dependencies of a Gradle script that are named by a variable, as in {@code implementation
 * deps.guava}: fine when the tree's scripts give the variable coordinates, which are then read
 * where they stand, or when it leads into a version catalogue; else unknown, never "none".
 */
final class GradleReferences {
  private static final Pattern CALL =
      Pattern.compile(
          "(?m)^[ \\t]{0,60}(?:\\w{0,40}(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[aA]nnotationProcessor)|kapt\\w{0,20}|ksp\\w{0,20}|classpath)[ (]{1,2}([A-Za-z_]\\w{0,60})((?:\\.\\w{1,60}){0,8})[ \\t]{0,5}([^\\n]?)");

  /** What is no coordinates: other projects, files, what Gradle brings along. */
  private static final Set<String> OTHER =
      Set.of(
          "configurations",
          "dependencies",
          "enforcedPlatform",
          "fileTree",
          "files",
          "gradleApi",
          "gradleKotlinDsl",
          "it",
          "gradleTestKit",
          "group",
          "kotlin",
          "layout",
          "localGroovy",
          "module",
          "name",
          "npm",
          "platform",
          "project",
          "projects",
          "rootProject",
          "sourceSets",
          "testFixtures");

  private GradleReferences() {}

  static void add(Tree tree, SnapshotFile file, Source source, Map<String, Dependency> dependencies)
      throws Unreadable {
    Set<String> catalogues = catalogues(tree);
    Matcher call = source.matcher(CALL);
    while (call.find()) {
      String first = call.group(1);
      String whole = first + call.group(2);
      boolean assigned = call.group(3).equals("=") || call.group(3).equals("{");
      if (assigned || OTHER.contains(first) || catalogues.contains(first)) {
        continue;
      }
      String last = whole.substring(whole.lastIndexOf('.') + 1);
      if (GradleVersions.lookup(tree, file, last).filter(v -> v.contains(":")).isPresent()) {
        continue;
      }
      dependencies.putIfAbsent(
          whole,
          Dependency.of(
              whole,
              "",
              source.line(call.start(1)),
              new Pin.Unknown("its coordinates are computed")));
    }
  }

  /**
   * The names under which scripts reach catalogues: by default {@code libs}, else that of a file.
   */
  private static Set<String> catalogues(Tree tree) {
    Set<String> names = new HashSet<>(Set.of("libs"));
    for (SnapshotFile file : tree.files()) {
      if (file.name().endsWith(".versions.toml")) {
        names.add(file.name().substring(0, file.name().length() - ".versions.toml".length()));
      }
    }
    return names;
  }
}

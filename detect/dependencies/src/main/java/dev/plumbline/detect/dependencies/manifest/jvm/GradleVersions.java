package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a version pins in Gradle, and what the variables in it stand for. */
final class GradleVersions {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{?((?:\\w{1,60}\\.){0,6}\\w{1,80})(?:\\([^)]{0,80}\\))?\\}?");

  private GradleVersions() {}

  static Pin pin(String version) {
    String bare = version.strip().replaceFirst("!!.*$", "");
    if (bare.isEmpty()) {
      return Pin.floating("whatever version is newest");
    }
    if (bare.contains("$")) {
      return new Pin.Unknown("the variable in " + bare + " stands nowhere in the tree");
    }
    if (bare.startsWith("latest.") || bare.equals("+")) {
      return Pin.floating("the newest version (" + bare + ")");
    }
    if (bare.endsWith("-SNAPSHOT")) {
      return Pin.floating("a snapshot, which changes under its name");
    }
    if (bare.matches("\\[[^,\\[\\]()]{1,80}\\]")) {
      return Pin.EXACT;
    }
    return bare.endsWith("+") || bare.matches("[\\[\\](].*[\\[\\])]") ? Pin.RANGE : Pin.EXACT;
  }

  /** The version with its variables put in from the script, gradle.properties and scripts above. */
  static String resolve(Tree tree, SnapshotFile file, String version) throws Unreadable {
    String at = version;
    for (int i = 0; i < 5; i++) {
      Matcher variable = VARIABLE.matcher(at);
      if (!variable.find()) {
        return at;
      }
      String name = variable.group(1);
      Optional<String> value = lookup(tree, file, name.substring(name.lastIndexOf('.') + 1));
      if (value.isEmpty()) {
        return at;
      }
      at = at.substring(0, variable.start()) + value.get() + at.substring(variable.end());
    }
    return at;
  }

  static Optional<String> lookup(Tree tree, SnapshotFile file, String name) throws Unreadable {
    Optional<String> own = assigned(tree.text(file.path()), name);
    for (String folder : Paths.upwards(file.directory())) {
      String properties = Paths.in(folder, "gradle.properties");
      if (own.isEmpty() && tree.has(properties)) {
        own = property(tree.text(properties), name);
      }
      for (String script : List.of("build.gradle", "build.gradle.kts", "settings.gradle")) {
        String path = Paths.in(folder, script);
        if (own.isEmpty() && tree.has(path)) {
          own = assigned(tree.text(path), name);
        }
      }
    }
    return own;
  }

  private static Optional<String> property(String text, String name) {
    Matcher matcher =
        Pattern.compile(
                "(?m)^\\s{0,10}" + Pattern.quote(name) + "\\s{0,10}[=:]\\s{0,10}(\\S{1,80})")
            .matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * {@code name = "x"}, {@code extra["name"] = "x"}, {@code set('name', 'x')}, {@code name: 'x'}.
   */
  private static Optional<String> assigned(String text, String name) {
    Matcher matcher =
        Pattern.compile(
                "\\b"
                    + Pattern.quote(name)
                    + "[\"']?\\]?\\s{0,5}(?:=|,|:|by extra\\()\\s{0,5}[\"']([^\"'\\n]{1,80})[\"']")
            .matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

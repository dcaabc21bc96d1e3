package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Glob;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry under {@code updates}.
 *
 * @param ecosystem the value of package-ecosystem
 * @param line where the entry begins
 * @param directories as written
 * @param off what switches its version updates off
 */
record DependabotEntry(
    String ecosystem,
    int line,
    List<String> directories,
    List<String> excluded,
    Optional<Cover.Off> off) {
  static DependabotEntry of(String file, Node item) throws Unreadable {
    String ecosystem =
        item.text("package-ecosystem")
            .orElseThrow(() -> refused(file, item, "an entry without package-ecosystem"));
    List<String> directories = new ArrayList<>(item.texts("directory"));
    directories.addAll(item.texts("directories"));
    if (directories.isEmpty()) {
      throw refused(file, item, "an entry without directory or directories");
    }
    boolean grouped = item.at("multi-ecosystem-group").isPresent();
    if (!grouped && item.text("schedule", "interval").isEmpty()) {
      throw refused(file, item, "an entry without schedule.interval");
    }
    try {
      for (String directory : directories) {
        Object unused = Glob.of(bare(directory));
      }
    } catch (IllegalArgumentException e) {
      throw refused(file, item, String.valueOf(e.getMessage()));
    }
    return new DependabotEntry(
        ecosystem,
        item.line(),
        List.copyOf(directories),
        item.texts("exclude-paths"),
        switchedOff(item));
  }

  private static Unreadable refused(String file, Node item, String why) {
    return new Unreadable(file, "line " + item.line() + ": " + why + "; Dependabot refuses it");
  }

  private static Optional<Cover.Off> switchedOff(Node item) {
    Optional<Node> limit = item.at("open-pull-requests-limit");
    if (limit.isPresent()
        && item.text("open-pull-requests-limit").filter("0"::equals).isPresent()) {
      return Optional.of(
          new Cover.Off(
              limit.get().line(), "open-pull-requests-limit: 0 switches version updates off"));
    }
    for (Node ignore : item.items("ignore")) {
      List<String> types = ignore.texts("update-types");
      boolean all =
          types.isEmpty()
              || types.containsAll(
                  List.of(
                      "version-update:semver-major",
                      "version-update:semver-minor",
                      "version-update:semver-patch"));
      if (ignore.text("dependency-name").filter("*"::equals).isPresent()
          && ignore.at("versions").isEmpty()
          && all) {
        return Optional.of(new Cover.Off(ignore.line(), "ignore leaves every dependency out"));
      }
    }
    return Optional.empty();
  }

  /** Whether one of its directories is a folder from which the target is reached. */
  boolean reaches(Target target) {
    for (String home : target.homes()) {
      for (String directory : directories) {
        String bare = bare(directory);
        boolean everywhere = bare.equals("**") || bare.equals("**/*");
        if (everywhere || bare.equals(home) || Glob.of(bare).matches(home)) {
          return !excludes(target.path(), home);
        }
      }
    }
    return false;
  }

  private boolean excludes(String path, String home) {
    String relative = Paths.within(home, path) ? Paths.relative(home, path) : path;
    for (String pattern : excluded) {
      String bare = bare(pattern);
      try {
        if (Paths.within(bare, relative) && !bare.isEmpty()
            || Glob.of(bare).matches(relative)
            || Glob.of(bare).matches(path)) {
          return true;
        }
      } catch (IllegalArgumentException e) {
        // Dependabot's matcher takes such a pattern literally, and no path is called so.
        continue;
      }
    }
    return false;
  }

  private static String bare(String directory) {
    return directory.replaceFirst("^(?:\\./)?/{0,3}", "").replaceFirst("/{1,3}$", "");
  }
}

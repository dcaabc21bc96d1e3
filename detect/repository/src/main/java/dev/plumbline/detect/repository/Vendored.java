package dev.plumbline.detect.repository;

import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which paths hold the code of others, put there by a package manager. Their suppressions and
 * skipped tests are not this project's. A folder named {@code vendor} counts only with the package
 * manager's own mark in it, so that nobody hides code by the name of a folder.
 */
public final class Vendored {
  private static final Set<String> ALWAYS = Set.of("node_modules", "bower_components", ".yarn");
  private static final List<String> MARKS =
      List.of("modules.txt", "autoload.php", "composer/installed.json", "bundle/config");

  private final List<String> roots = new ArrayList<>();

  /** Finds the marks among these files. */
  public Vendored(List<SnapshotFile> files) {
    for (SnapshotFile file : files) {
      for (String mark : MARKS) {
        String tail = "vendor/" + mark;
        String path = file.path();
        if (path.endsWith(tail)
            && (path.length() == tail.length()
                || path.charAt(path.length() - tail.length() - 1) == '/')) {
          roots.add(path.substring(0, path.length() - mark.length()));
        }
      }
    }
  }

  /** Whether a path is somebody else's, or minified output. */
  public boolean contains(String path) {
    for (String part : path.split("/", -1)) {
      if (ALWAYS.contains(part)) {
        return true;
      }
    }
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".min.js")
        || lower.endsWith(".min.css")
        || roots.stream().anyMatch(path::startsWith);
  }
}

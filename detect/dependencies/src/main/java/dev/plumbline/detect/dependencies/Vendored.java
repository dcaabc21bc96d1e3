package dev.plumbline.detect.dependencies;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders that hold the code of others as a package manager put it there. Their manifests are the
 * dependencies' own and bind nobody here. Judged by what is in the folder: a folder that is only
 * called {@code vendor} counts as ours.
 */
final class Vendored {
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:^|.*/)(?:node_modules|bower_components|jspm_packages|\\.yarn|\\.terraform|site-packages|Carthage/Checkouts)/.*");

  /** What a package manager leaves in the folder it fills, below that folder. */
  private static final List<Pattern> SIGNS =
      List.of(
          Pattern.compile("((?:.*/)?vendor)/modules\\.txt"),
          Pattern.compile("((?:.*/)?vendor)/(?:autoload\\.php|composer/installed\\.(?:json|php))"),
          Pattern.compile("((?:.*/)?vendor/(?:bundle|cache))/.*"),
          Pattern.compile("((?:.*/)?Pods)/Manifest\\.lock"),
          Pattern.compile("(.*)/\\.cargo-checksum\\.json"),
          Pattern.compile("(.*)/pyvenv\\.cfg"),
          Pattern.compile("((?:.*/)?Godeps)/Godeps\\.json"));

  private final Set<String> folders = new HashSet<>();

  Vendored(Snapshot snapshot) {
    for (SnapshotFile file : snapshot.files()) {
      for (Pattern sign : SIGNS) {
        Matcher matcher = sign.matcher(file.path());
        if (matcher.matches()) {
          folders.add(matcher.group(1));
        }
      }
    }
  }

  boolean holds(String path) {
    if (BY_NAME.matcher(path).matches()) {
      return true;
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (folders.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}

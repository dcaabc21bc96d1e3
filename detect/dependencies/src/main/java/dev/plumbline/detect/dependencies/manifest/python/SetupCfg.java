package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** setup.cfg: {@code install_requires} and {@code tests_require} of options, and the extras. */
public final class SetupCfg implements Reader {
  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("setup.cfg");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    String section = "";
    String key = "";
    String[] lines = tree.text(file.path()).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      if (line.isBlank() || line.stripLeading().startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = line.replaceAll("[\\[\\]]", "").strip();
        key = "";
        continue;
      }
      String value = line;
      if (!Character.isWhitespace(line.charAt(0))) {
        int equals = line.indexOf('=');
        key = equals < 0 ? line.strip() : line.substring(0, equals).strip();
        value = equals < 0 ? "" : line.substring(equals + 1);
      }
      boolean wanted =
          section.equals("options.extras_require")
              || (section.equals("options")
                  && (key.equals("install_requires") || key.equals("tests_require")));
      String bare = value.replaceFirst("\\s#.*", "").strip();
      if (wanted && !bare.isEmpty() && !bare.startsWith("file:")) {
        int number = i + 1;
        dependencies.add(
            Requirement.of(bare, number)
                .orElseThrow(
                    () -> new Unreadable(file.path(), "line " + number + ": not a requirement")));
      }
    }
    return new Manifest(Ecosystem.PYTHON, file.path(), dependencies);
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    return SetupCfg.projectLock(tree, manifest);
  }

  /** The lock file of a project that setuptools builds. */
  static Lock projectLock(Tree tree, Manifest manifest) throws Unreadable {
    Optional<Lock> found = PythonLocks.find(tree, manifest, List.of(manifest.directory()));
    return found.orElseGet(() ->
        new Lock.Missing(
            List.of(Paths.in(manifest.directory(), "requirements.txt")),
            "run `pip-compile --generate-hashes` or `uv pip compile` on "
                + Paths.name(manifest.path())
                + " and commit requirements.txt"));
  }
}

package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pipfile, locked by Pipfile.lock. Every section but the known settings is a package category. */
public final class Pipfile implements Reader {
  private static final Set<String> SETTINGS =
      Set.of("source", "requires", "scripts", "pipenv", "pipfile");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Pipfile");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    for (Node.Mapping.Entry section : tree.toml(file.path()).entries()) {
      if (!SETTINGS.contains(section.key().text())) {
        for (Node.Mapping.Entry entry : section.value().entries()) {
          dependencies.add(
              PoetryValue.dependency(entry.key().text(), entry.key().line(), entry.value()));
        }
      }
    }
    return new Manifest(Ecosystem.PYTHON, file.path(), dependencies);
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "Pipfile.lock");
    return tree.has(path)
        ? PythonLocks.compare(path, PythonLocks.pipfile(tree, path), manifest)
        : new Lock.Missing(List.of(path), "run `pipenv lock` and commit Pipfile.lock");
  }
}

package dev.plumbline.detect.dependencies.manifest.dotnet;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.Xml;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;

/** packages.config: names every package, direct or not, with one version: its own lock file. */
public final class PackagesConfig implements Reader {
  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equalsIgnoreCase("packages.config");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    for (Xml item : tree.xml(file.path()).all("package")) {
      String version = item.attribute("version").orElse("");
      dependencies.add(
          Dependency.of(
              item.attribute("id").orElse("?"), version, item.line(), MsBuildProject.pin(version)));
    }
    return new Manifest(Ecosystem.NUGET, file.path(), dependencies);
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) {
    return new Lock.Inherent("packages.config names every package with one version");
  }
}

package dev.plumbline.detect.dependencies;

import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.compiled.CargoToml;
import dev.plumbline.detect.dependencies.manifest.compiled.Conanfile;
import dev.plumbline.detect.dependencies.manifest.compiled.GoMod;
import dev.plumbline.detect.dependencies.manifest.compiled.PackageSwift;
import dev.plumbline.detect.dependencies.manifest.compiled.Podfile;
import dev.plumbline.detect.dependencies.manifest.dotnet.MsBuildProject;
import dev.plumbline.detect.dependencies.manifest.dotnet.PackagesConfig;
import dev.plumbline.detect.dependencies.manifest.dynamic.ComposerJson;
import dev.plumbline.detect.dependencies.manifest.dynamic.Gemfile;
import dev.plumbline.detect.dependencies.manifest.dynamic.MixExs;
import dev.plumbline.detect.dependencies.manifest.dynamic.Pubspec;
import dev.plumbline.detect.dependencies.manifest.infrastructure.FlakeNix;
import dev.plumbline.detect.dependencies.manifest.infrastructure.HelmChart;
import dev.plumbline.detect.dependencies.manifest.infrastructure.TerraformFiles;
import dev.plumbline.detect.dependencies.manifest.javascript.DenoConfig;
import dev.plumbline.detect.dependencies.manifest.javascript.PackageJson;
import dev.plumbline.detect.dependencies.manifest.jvm.GradleCatalogue;
import dev.plumbline.detect.dependencies.manifest.jvm.GradleScript;
import dev.plumbline.detect.dependencies.manifest.jvm.PomXml;
import dev.plumbline.detect.dependencies.manifest.python.CondaEnvironment;
import dev.plumbline.detect.dependencies.manifest.python.Pipfile;
import dev.plumbline.detect.dependencies.manifest.python.PyProject;
import dev.plumbline.detect.dependencies.manifest.python.RequirementsFile;
import dev.plumbline.detect.dependencies.manifest.python.SetupCfg;
import dev.plumbline.detect.dependencies.manifest.python.SetupPy;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every manifest of a tree, in the order of paths.
 *
 * @param tree the tree, for what the manifests lead to
 * @param items what was read
 * @param broken what was there and could not be read
 */
record Inventory(Tree tree, List<Item> items, List<Unreadable> broken) {
  static final List<Reader> READERS =
      List.of(
          new CargoToml(),
          new ComposerJson(),
          new CondaEnvironment(),
          new Conanfile(),
          new DenoConfig(),
          new FlakeNix(),
          new Gemfile(),
          new GoMod(),
          new GradleCatalogue(),
          new GradleScript(),
          new HelmChart(),
          new MixExs(),
          new MsBuildProject(),
          new PackageJson(),
          new PackageSwift(),
          new PackagesConfig(),
          new Pipfile(),
          new Podfile(),
          new PomXml(),
          new Pubspec(),
          new PyProject(),
          new RequirementsFile(),
          new SetupCfg(),
          new SetupPy(),
          new TerraformFiles());

  /** A manifest with who read it. */
  record Item(Reader reader, Manifest manifest) {}

  static Inventory of(Snapshot snapshot) {
    Tree tree = new Tree(snapshot);
    Vendored vendored = new Vendored(snapshot);
    List<Item> items = new ArrayList<>();
    List<Unreadable> broken = new ArrayList<>();
    for (SnapshotFile file : snapshot.files()) {
      if (!file.regular()) {
        continue;
      }
      Optional<String> unread = UnreadForms.of(file.name());
      if (unread.isPresent() && !vendored.holds(file.path())) {
        broken.add(
            new Unreadable(file.path(), "manifests of " + unread.get() + " cannot be read yet"));
      }
      for (Reader reader : READERS) {
        if (reader.wants(file) && !vendored.holds(file.path())) {
          try {
            items.add(new Item(reader, reader.read(tree, file)));
          } catch (Unreadable e) {
            broken.add(e.path().equals(file.path()) ? e : about(file, e));
          } catch (RuntimeException | StackOverflowError e) {
            broken.add(new Unreadable(file.path(), "the reader failed: " + e));
          }
        }
      }
    }
    return new Inventory(tree, items, broken);
  }

  private static Unreadable about(SnapshotFile file, Unreadable e) {
    return new Unreadable(file.path(), "needs " + e.path() + ", which says: " + e.reason());
  }
}

package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * package.json of npm, Yarn, pnpm and Bun. Peer dependencies are left out: they bind whoever
 * installs the package and resolve nothing here.
 */
public final class PackageJson implements Reader {
  static final List<String> SECTIONS =
      List.of("dependencies", "devDependencies", "optionalDependencies");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("package.json");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node json = tree.json(file.path());
    if (!(json instanceof Node.Mapping)) {
      throw new Unreadable(file.path(), "not an object");
    }
    Workspace workspace = Workspace.of(tree, file.directory());
    List<Dependency> dependencies = new ArrayList<>();
    for (String section : SECTIONS) {
      for (Node.Mapping.Entry entry : json.entries(section)) {
        if (!(entry.value() instanceof Node.Scalar value)) {
          throw new Unreadable(
              file.path(), "line " + entry.key().line() + ": a dependency that is no text");
        }
        dependencies.add(
            new Dependency(
                entry.key().text(),
                value.text(),
                entry.key().line(),
                pin(tree, workspace, entry.key().text(), value.text()),
                section.equals("optionalDependencies")));
      }
    }
    boolean bun =
        tree.first(workspace.root(), "bun.lock", "bun.lockb").isPresent()
            || workspace.packageManager().equals("bun");
    return new Manifest(bun ? Ecosystem.BUN : Ecosystem.NPM, file.path(), dependencies);
  }

  private static Pin pin(Tree tree, Workspace workspace, String name, String specifier)
      throws Unreadable {
    if (!specifier.startsWith("catalog:")) {
      Pin pin = NpmSpecifier.pin(specifier);
      return pin instanceof Pin.Unverified || !workspace.names(tree).contains(name)
          ? pin
          : Pin.LOCAL;
    }
    String catalog = specifier.substring("catalog:".length()).strip();
    return workspace
        .catalog(tree, catalog, name)
        .map(NpmSpecifier::pin)
        .orElse(new Pin.Unknown("the catalogue " + catalog + " has no entry for it"));
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    return Set.copyOf(Workspace.of(tree, manifest.directory()).folders(manifest.directory()));
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    Workspace workspace = Workspace.of(tree, manifest.directory());
    Lock.Missing missing = null;
    for (String folder : workspace.folders(manifest.directory())) {
      List<NpmLock> kinds = NpmLock.kinds(workspace.packageManager());
      List<Lock> found = new ArrayList<>();
      for (NpmLock kind : kinds) {
        String path = Paths.in(folder, kind.file());
        if (tree.has(path)) {
          found.add(
              kind.compare(tree, path, manifest, Paths.relative(folder, manifest.directory())));
        }
      }
      if (!found.isEmpty()) {
        return best(found);
      }
      missing =
          new Lock.Missing(
              kinds.stream().map(kind -> Paths.in(folder, kind.file())).toList(),
              "run `" + kinds.getFirst().command() + "` and commit " + kinds.getFirst().file());
    }
    return java.util.Objects.requireNonNull(missing, "a workspace has at least one folder");
  }

  /** One that is in step, if any is: which of several a build uses cannot be told from here. */
  private static Lock best(List<Lock> found) {
    return found.stream()
        .filter(lock -> lock instanceof Lock.Present present && present.drifts().isEmpty())
        .findFirst()
        .orElse(found.getFirst());
  }
}

package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
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

/** deno.json and deno.jsonc: the import map, locked by deno.lock. */
public final class DenoConfig implements Reader {
  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("deno.json") || file.name().equals("deno.jsonc");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    Node config = tree.relaxedJson(file.path());
    for (Node.Mapping.Entry entry : config.entries("imports")) {
      if (entry.value() instanceof Node.Scalar target) {
        dependencies.add(
            Dependency.of(
                entry.key().text(), target.text(), entry.key().line(), pin(target.text())));
      }
    }
    return new Manifest(Ecosystem.DENO, file.path(), dependencies);
  }

  static Pin pin(String target) {
    if (target.startsWith("npm:") || target.startsWith("jsr:")) {
      return NpmSpecifier.pin(target.replaceFirst("^(npm:|jsr:)/", "$1"));
    }
    if (target.startsWith("https://") || target.startsWith("http://")) {
      return target.matches("https?://[^?#]{0,500}?@[vV]?\\d{1,9}\\.\\d[^?#]{0,500}")
          ? Pin.EXACT
          : new Pin.Unverified("a module at an address, without a version");
    }
    return Pin.LOCAL;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    for (String folder : Paths.upwards(manifest.directory())) {
      String path = Paths.in(folder, "deno.lock");
      if (tree.has(path)) {
        return compare(tree.json(path), path, manifest);
      }
    }
    return new Lock.Missing(
        List.of(Paths.in(manifest.directory(), "deno.lock")),
        "run `deno install` and commit deno.lock");
  }

  private static Lock compare(Node lock, String path, Manifest manifest) {
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String wanted = dependency.specifier().replaceFirst("^(npm:|jsr:)/", "$1");
      if (!dependency.external() || wanted.startsWith("http")) {
        continue;
      }
      boolean listed =
          lock.at("specifiers", wanted).isPresent()
              || lock.at("packages", "specifiers", wanted).isPresent()
              || lock.entries("specifiers").stream()
                  .anyMatch(entry -> wanted.startsWith(entry.key().text() + "/"));
      if (!listed) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

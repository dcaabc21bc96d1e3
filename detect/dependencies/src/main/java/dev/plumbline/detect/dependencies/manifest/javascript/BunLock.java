package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** bun.lock: JSON with trailing commas that repeats each workspace member's specifiers. */
final class BunLock implements NpmLock {
  @Override
  public String file() {
    return "bun.lock";
  }

  @Override
  public String command() {
    return "bun install";
  }

  @Override
  public Lock compare(Tree tree, String path, Manifest manifest, String member) throws Unreadable {
    Node lock = tree.relaxedJson(path);
    if (lock.at("workspaces").isEmpty()) {
      throw new Unreadable(path, "has no workspaces");
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (!dependency.external()) {
        continue;
      }
      Optional<String> locked = Optional.empty();
      for (String section : PackageJson.SECTIONS) {
        locked = locked.or(() -> lock.text("workspaces", member, section, dependency.name()));
      }
      if (locked.isEmpty()) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (!locked.get().equals(dependency.specifier())) {
        drifts.add(new Drift(dependency, "is locked for " + locked.get()));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

package dev.plumbline.detect.dependencies.manifest.infrastructure;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Ranges;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chart.yaml and, of Helm 2, requirements.yaml: the charts a chart needs, locked beside it. */
public final class HelmChart implements Reader {
  private static final Pattern EXACT =
      Pattern.compile("[=v]{0,2}\\s{0,5}\\d{1,15}\\.\\d{1,15}\\.\\d{1,15}(?:[-+][\\w.+-]{0,80})?");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Chart.yaml") || file.name().equals("requirements.yaml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    if (file.name().equals("requirements.yaml")
        && tree.first(file.directory(), "Chart.yaml").isEmpty()) {
      return new Manifest(Ecosystem.HELM, file.path(), List.of());
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (Node item : tree.yaml(file.path()).items("dependencies")) {
      String version = item.text("version").orElse("");
      String repository = item.text("repository").orElse("");
      boolean local = repository.isEmpty() || repository.startsWith("file:");
      dependencies.add(
          Dependency.of(
              item.text("name").orElse("?"),
              version,
              item.line(),
              local ? Pin.LOCAL : pin(version)));
    }
    return new Manifest(Ecosystem.HELM, file.path(), dependencies);
  }

  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.isEmpty() || bare.equals("*")) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String name = manifest.path().endsWith("Chart.yaml") ? "Chart.lock" : "requirements.lock";
    String path = Paths.in(manifest.directory(), name);
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `helm dependency update` and commit " + name);
    }
    Map<String, String> locked = new HashMap<>();
    for (Node item : tree.yaml(path).items("dependencies")) {
      locked.put(item.text("name").orElse(""), item.text("version").orElse(""));
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String version = locked.get(dependency.name());
      if (!dependency.external()) {
        continue;
      }
      if (version == null) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (Ranges.contains(Ranges.Dialect.NPM, dependency.specifier(), version)
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

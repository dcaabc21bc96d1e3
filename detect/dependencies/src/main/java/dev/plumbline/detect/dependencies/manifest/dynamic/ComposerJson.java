package dev.plumbline.detect.dependencies.manifest.dynamic;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Ranges;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** composer.json of PHP, locked by composer.lock. Platform packages are no dependencies. */
public final class ComposerJson implements Reader {
  private static final Pattern PLATFORM =
      Pattern.compile("(?i)php(?:-.*)?|hhvm|(?:ext|lib)-.*|composer(?:-.*)?");
  private static final Pattern EXACT =
      Pattern.compile(
          "={0,2}\\s{0,5}[vV]?\\d{1,15}(?:\\.\\d{1,15}){0,3}(?:[-.]?(?i:alpha|beta|rc|patch|pl|p|a|b|stable)[.-]?\\d{0,9})?");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("composer.json");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Node json = tree.json(file.path());
    boolean local =
        json.items("repositories").stream()
            .anyMatch(repository -> repository.text("type").filter("path"::equals).isPresent());
    List<Dependency> dependencies = new ArrayList<>();
    for (String section : List.of("require", "require-dev")) {
      for (Node.Mapping.Entry entry : json.entries(section)) {
        String name = entry.key().text();
        if (!PLATFORM.matcher(name).matches() && entry.value() instanceof Node.Scalar value) {
          Pin pin = pin(value.text());
          dependencies.add(
              Dependency.of(
                  name.toLowerCase(Locale.ROOT),
                  value.text(),
                  entry.key().line(),
                  local && value.text().startsWith("@dev") ? Pin.LOCAL : pin));
        }
      }
    }
    return new Manifest(Ecosystem.COMPOSER, file.path(), dependencies);
  }

  static Pin pin(String constraint) {
    String bare = constraint.strip();
    int hash = bare.indexOf('#');
    if (hash > 0) {
      return Refs.git(bare.substring(hash + 1));
    }
    String version = bare.replaceFirst("@(?:dev|alpha|beta|RC|stable)$", "");
    if (version.isEmpty() || version.equals("*")) {
      return Pin.floating("any version");
    }
    if (version.startsWith("dev-") || version.endsWith("-dev") || version.contains(".x-dev")) {
      return Pin.floating("the branch " + version);
    }
    return EXACT.matcher(version).matches() ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "composer.lock");
    if (!tree.has(path)) {
      return new Lock.Missing(
          List.of(path), "run `composer update --lock` and commit composer.lock");
    }
    Node lock = tree.json(path);
    if (lock.at("packages").isEmpty()) {
      throw new Unreadable(path, "has no packages");
    }
    Map<String, String> locked = new HashMap<>();
    for (String section : List.of("packages", "packages-dev")) {
      for (Node item : lock.items(section)) {
        locked.put(
            item.text("name").orElse("").toLowerCase(Locale.ROOT), item.text("version").orElse(""));
      }
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String version = locked.get(dependency.name());
      if (version == null) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (Ranges.contains(
              Ranges.Dialect.COMPOSER,
              dependency.specifier().replaceFirst("@\\w{1,10}$", ""),
              version)
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

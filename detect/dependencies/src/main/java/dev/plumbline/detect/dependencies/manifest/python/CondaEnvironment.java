package dev.plumbline.detect.dependencies.manifest.python;

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * environment.yml of Conda, locked by conda-lock.yml. A single {@code =} is a prefix, so that only
 * {@code ==} and a build string are exact.
 */
public final class CondaEnvironment implements Reader {
  private static final Pattern SPEC =
      Pattern.compile("(?:[\\w./-]{1,100}::)?([\\w.-]{1,100})\\s{0,5}(.*)");
  private static final Pattern EXACT =
      Pattern.compile("==\\s{0,5}[\\w.!+-]{1,60}(?:=.*)?|=[\\w.!+-]{1,60}=[\\w.!+-]{1,80}");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("environment.yml") || file.name().equals("environment.yaml");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    for (Node item : tree.yaml(file.path()).items("dependencies")) {
      if (item instanceof Node.Scalar text) {
        conda(text).ifPresent(dependencies::add);
      } else {
        for (Node pip : item.items("pip")) {
          if (pip instanceof Node.Scalar text && !text.text().startsWith("-")) {
            Requirement.of(text.text(), text.line()).ifPresent(dependencies::add);
          }
        }
      }
    }
    return new Manifest(Ecosystem.CONDA, file.path(), dependencies);
  }

  private static Optional<Dependency> conda(Node.Scalar text) {
    Matcher matcher = SPEC.matcher(text.text().strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String specifier = matcher.group(2);
    Pin pin =
        specifier.isEmpty() || specifier.equals("*")
            ? Pin.floating("any version")
            : EXACT.matcher(specifier).matches() ? Pin.EXACT : Pin.RANGE;
    return Optional.of(Dependency.of(matcher.group(1), specifier, text.line(), pin));
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    Optional<String> path = tree.first(manifest.directory(), "conda-lock.yml", "conda-lock.yaml");
    if (path.isEmpty()) {
      return new Lock.Missing(
          List.of(Paths.in(manifest.directory(), "conda-lock.yml")),
          "run `conda-lock -f " + Paths.name(manifest.path()) + "` and commit conda-lock.yml");
    }
    Set<String> names = new HashSet<>();
    for (Node item : tree.yaml(path.get()).items("package")) {
      item.text("name").ifPresent(name -> names.add(Requirement.normal(name)));
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (dependency.external() && !names.contains(Requirement.normal(dependency.name()))) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      }
    }
    return new Lock.Present(path.get(), drifts);
  }
}

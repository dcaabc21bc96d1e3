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
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** mix.exs of Elixir, a program of which only written-out tuples of {@code deps} are read. */
public final class MixExs implements Reader {
  private static final Pattern TUPLE =
      Pattern.compile(
          "\\{\\s{0,20}:(\\w{1,100})\\s{0,10},\\s{0,20}(?:\"([^\"\\n]{0,100})\"|(?=\\w+:))([^}]{0,600})\\}");
  private static final Pattern DEPS = Pattern.compile("\\bdefp?\\s{1,5}deps\\b[^\\n]{0,80}");

  /** Names a package in a form that could not be read. */
  private static final Pattern ASKS =
      Pattern.compile("\\{\\s{0,20}:\\w{1,100}\\s{0,10},\\s{0,20}\"[~>=]");

  private static final Pattern OPTION =
      Pattern.compile(
          "\\b(git|github|path|ref|tag|branch|in_umbrella|commit):\\s{0,5}(?:\"([^\"\\n]{1,300})\"|true)");
  private static final Pattern LOCKED =
      Pattern.compile(
          "\"([\\w-]{1,100})\":\\s{0,10}\\{:(?:hex,\\s{0,5}:\\w{1,100},\\s{0,5}\"([^\"\\n]{1,80})\"|git)");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("mix.exs");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.hashComments(tree.text(file.path()));
    List<Dependency> dependencies = new ArrayList<>();
    Matcher deps = source.matcher(DEPS);
    if (deps.find()) {
      int end = source.text().indexOf("\n  def", deps.end());
      Matcher tuple =
          source.matcher(TUPLE).region(deps.end(), end < 0 ? source.text().length() : end);
      while (tuple.find()) {
        String version = tuple.group(2) == null ? "" : tuple.group(2);
        dependencies.add(
            Dependency.of(
                tuple.group(1), version, source.line(tuple.start()), pin(version, tuple.group(3))));
      }
    }
    if (dependencies.isEmpty() && ASKS.matcher(source.text()).find()) {
      throw new Unreadable(file.path(), "its dependencies are computed");
    }
    return new Manifest(Ecosystem.MIX, file.path(), dependencies);
  }

  static Pin pin(String version, String rest) {
    Map<String, String> options = new HashMap<>();
    Matcher option = OPTION.matcher(rest);
    while (option.find()) {
      options.put(option.group(1), option.group(2) == null ? "" : option.group(2));
    }
    if (options.containsKey("path") || options.containsKey("in_umbrella")) {
      return Pin.LOCAL;
    }
    if (options.containsKey("git") || options.containsKey("github")) {
      return Refs.git(
          options.getOrDefault(
              "ref", options.getOrDefault("tag", options.getOrDefault("branch", ""))));
    }
    if (version.isBlank()) {
      return Pin.floating("any version");
    }
    return version.strip().matches("(?:==)?\\s{0,5}\\d{1,15}\\.\\d{1,15}\\.\\d{1,15}[\\w.+-]{0,80}")
        ? Pin.EXACT
        : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String own = Paths.in(manifest.directory(), "mix.lock");
    boolean umbrella = tree.text(manifest.path()).contains("lockfile:");
    Optional<String> path =
        umbrella
            ? tree.nearest(manifest.directory(), "mix.lock")
            : Optional.of(own).filter(tree::has);
    if (path.isEmpty()) {
      return new Lock.Missing(List.of(own), "run `mix deps.get` and commit mix.lock");
    }
    Map<String, String> locked = new HashMap<>();
    Matcher entry = LOCKED.matcher(tree.text(path.get()));
    while (entry.find()) {
      locked.put(entry.group(1), entry.group(2) == null ? "" : entry.group(2));
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String version = locked.get(dependency.name());
      if (!dependency.external()) {
        continue;
      }
      if (version == null) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (Ranges.contains(Ranges.Dialect.PESSIMISTIC, dependency.specifier(), version)
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version));
      }
    }
    return new Lock.Present(path.get(), drifts);
  }
}

package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requirements files of pip. One whose lines are all exact is its own lock file; a {@code .in} file
 * is locked by the {@code .txt} file that pip-compile or uv makes of it; a constraints file locks
 * what it constrains to one version.
 */
public final class RequirementsFile implements Reader {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[\\w.-]*[_.-])?requirements?(?:[_.-][\\w.-]*)?\\.(?:txt|in|pip)|[\\w.-]*requirements\\.(?:txt|in|pip)|pip-requires");
  private static final Pattern OPTION =
      Pattern.compile(
          "(-r|--requirement|-c|--constraint|-e|--editable)(?:\\s{1,20}|=|(?=[^-\\s]))(.*)");

  @Override
  public boolean wants(SnapshotFile file) {
    return ours(file.path());
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    return new Manifest(Ecosystem.PYTHON, file.path(), dependencies(tree, file.path()));
  }

  /**
   * The requirements that stand in the file itself, with those that a constraint fixes as exact.
   */
  static List<Dependency> dependencies(Tree tree, String path) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    Set<String> constrained = new HashSet<>();
    String[] lines = tree.text(path).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int first = i + 1;
      StringBuilder whole = new StringBuilder(strip(lines[i]));
      while (whole.length() > 0
          && whole.charAt(whole.length() - 1) == '\\'
          && i + 1 < lines.length) {
        whole.setLength(whole.length() - 1);
        whole.append(' ').append(strip(lines[++i]));
      }
      String line = whole.toString().strip();
      Matcher option = OPTION.matcher(line);
      if (option.matches()) {
        String argument = option.group(2).strip();
        switch (option.group(1)) {
          case "-c", "--constraint" -> constrained.addAll(constraints(tree, path, argument));
          case "-e", "--editable" -> Requirement.of(argument, first).ifPresent(dependencies::add);
          default -> dependencies.addAll(included(tree, path, argument, first));
        }
      } else if (!line.isEmpty() && !line.startsWith("-")) {
        dependencies.add(requirement(path, line, first));
      }
    }
    return dependencies.stream()
        .map(d -> constrained.contains(Requirement.normal(d.name())) ? exact(d) : d)
        .toList();
  }

  /** What a file brings in that is no manifest by its name; others are read in their own right. */
  private static List<Dependency> included(Tree tree, String path, String argument, int line)
      throws Unreadable {
    Optional<String> target = Paths.resolve(Paths.parent(path), argument);
    if (target.isEmpty() || !tree.has(target.get())) {
      Pin unknown = new Pin.Unknown("the file " + argument + " is not in the tree");
      return List.of(Dependency.of("-r " + argument, "", line, unknown));
    }
    if (ours(target.get()) || !ours(path)) {
      return List.of();
    }
    return dependencies(tree, target.get()).stream()
        .map(d -> new Dependency(d.name(), d.specifier(), line, d.pin(), d.conditional()))
        .toList();
  }

  private static boolean ours(String path) {
    String name = Paths.name(path);
    return NAME.matcher(name).matches()
        || (Paths.name(Paths.parent(path)).equals("requirements")
            && name.matches("[\\w.-]+\\.(?:txt|in)"));
  }

  private static Dependency requirement(String path, String line, int number) throws Unreadable {
    int options = line.indexOf(" --");
    String bare = options < 0 ? line : line.substring(0, options);
    Dependency dependency =
        Requirement.of(bare, number)
            .orElseThrow(() -> new Unreadable(path, "line " + number + ": not a requirement"));
    boolean hashed = line.contains("--hash=sha");
    return hashed && dependency.pin() instanceof Pin.Unverified ? exact(dependency) : dependency;
  }

  private static Dependency exact(Dependency d) {
    return new Dependency(d.name(), d.specifier(), d.line(), Pin.EXACT, d.conditional());
  }

  private static Set<String> constraints(Tree tree, String path, String argument)
      throws Unreadable {
    Optional<String> target = Paths.resolve(Paths.parent(path), argument);
    if (target.isEmpty() || target.get().equals(path) || !tree.has(target.get())) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String line : tree.text(target.get()).split("\n")) {
      Requirement.of(strip(line).split(" --", 2)[0], 1)
          .filter(d -> d.pin() instanceof Pin.Exact)
          .ifPresent(d -> names.add(Requirement.normal(d.name())));
    }
    return names;
  }

  /** A line without its comment. */
  private static String strip(String line) {
    int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
    int tab = line.indexOf("\t#");
    int end = comment < 0 ? tab : tab < 0 ? comment : Math.min(comment, tab);
    return (end < 0 ? line : line.substring(0, end)).strip();
  }

  /** Dependabot looks one folder down for requirements files. */
  @Override
  public Set<String> homes(Tree tree, Manifest manifest) {
    return new HashSet<>(List.of(manifest.directory(), Paths.parent(manifest.directory())));
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = manifest.path();
    boolean source = path.endsWith(".in");
    String stem = path.substring(0, path.lastIndexOf('.'));
    if (source && tree.has(stem + ".txt")) {
      return PythonLocks.compare(
          stem + ".txt", PythonLocks.requirements(tree, stem + ".txt"), manifest);
    }
    boolean exact =
        manifest.dependencies().stream()
            .allMatch(d -> d.pin() instanceof Pin.Exact || !d.external());
    if (exact && !source) {
      return new Lock.Inherent("every requirement is exact");
    }
    Optional<Lock> project =
        PythonLocks.find(tree, manifest, List.of(manifest.directory()))
            .filter(lock ->
                lock instanceof Lock.Present p && !p.path().equals(path) && p.drifts().isEmpty());
    return project.orElseGet(() ->
        source
            ? new Lock.Missing(
                List.of(stem + ".txt"),
                "run `pip-compile --generate-hashes` or `uv pip compile` and commit what it makes")
            : new Lock.Missing(
                List.of(stem + ".txt"),
                "keep the ranges in "
                    + Paths.name(stem)
                    + ".in and compile this file from it"
                    + " with `pip-compile --generate-hashes` or `uv pip compile`"));
  }
}

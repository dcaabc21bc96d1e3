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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gemfile, gems.rb and gemspecs: Ruby programs of which only written-out calls are read. A gemspec
 * is locked by the lock file of the Gemfile beside it.
 */
public final class Gemfile implements Reader {
  private static final Pattern GEM =
      Pattern.compile("(?m)(?:^|[;{|])[ \\t]{0,60}gem[ \\t(]{1,5}(.{0,600})");
  private static final Pattern SPEC =
      Pattern.compile("\\.add_(?:runtime_|development_)?dependency[ \\t(]{1,5}(.{0,600})");
  private static final Pattern STRING =
      Pattern.compile("(?:%q\\(|%q<|[\"'])([^\"'\\n)>]{1,200})[\"')>](?:\\.freeze)?(.*)");
  private static final Pattern REQUIREMENT =
      Pattern.compile("^[\\s,\\[]{0,10}[\"']([^\"'\\n]{1,80})[\"'](?!\\s{0,5}=>)");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?::(\\w{2,10})\\s{0,5}=>|\\b(\\w{2,10}):)\\s{0,5}[\"']([^\"']{1,300})[\"']");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Gemfile")
        || file.name().equals("gems.rb")
        || file.name().endsWith(".gemfile")
        || file.name().endsWith(".gemspec");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.hashComments(tree.text(file.path()));
    List<Dependency> dependencies = new ArrayList<>();
    Matcher call = source.matcher(file.name().endsWith(".gemspec") ? SPEC : GEM);
    while (call.find()) {
      String body = call.group(1).strip();
      int line = source.line(call.start(1));
      if (body.endsWith(",")) {
        int end = source.text().indexOf('\n', call.end() + 1);
        body += source.text().substring(call.end(), end < 0 ? source.text().length() : end).strip();
      }
      Matcher name = STRING.matcher(body);
      if (!name.lookingAt()) {
        throw new Unreadable(file.path(), "line " + line + ": a gem whose name is computed");
      }
      String rest = name.group(2);
      Matcher requirement = REQUIREMENT.matcher(rest);
      String version = requirement.find() ? requirement.group(1) : "";
      boolean several = rest.matches("(?:[\\s,\\[]{0,10}[\"'][^\"']{1,80}[\"']){2,10}.*");
      dependencies.add(
          new Dependency(
              name.group(1),
              several ? "" : version,
              line,
              several ? Pin.RANGE : pin(version, rest),
              rest.contains("platforms") || rest.contains("platform:")));
    }
    return new Manifest(Ecosystem.BUNDLER, file.path(), dependencies);
  }

  static Pin pin(String version, String rest) {
    Map<String, String> options = new HashMap<>();
    Matcher option = OPTION.matcher(rest);
    while (option.find()) {
      options.put(option.group(1) == null ? option.group(2) : option.group(1), option.group(3));
    }
    if (options.containsKey("path")) {
      return Pin.LOCAL;
    }
    if (options.containsKey("git")
        || options.containsKey("github")
        || options.containsKey("gist")) {
      return Refs.git(
          options.getOrDefault(
              "ref", options.getOrDefault("tag", options.getOrDefault("branch", ""))));
    }
    if (version.isEmpty()) {
      return rest.matches("[\\s,]{0,10}[A-Za-z_#\"].*") && !rest.contains(":")
          ? new Pin.Unknown("its version is computed")
          : Pin.floating("any version");
    }
    return version.strip().matches("=?\\s{0,5}\\d[\\w.-]{0,60}") ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    if (manifest.path().endsWith(".gemfile")) {
      return lock(tree, manifest, manifest.path() + ".lock");
    }
    boolean modern = tree.has(Paths.in(manifest.directory(), "gems.rb"));
    String name = modern ? "gems.locked" : "Gemfile.lock";
    return lock(tree, manifest, Paths.in(manifest.directory(), name));
  }

  private static Lock lock(Tree tree, Manifest manifest, String path) throws Unreadable {
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `bundle lock` and commit " + Paths.name(path));
    }
    Map<String, String> locked = specs(tree.text(path));
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String version = locked.get(dependency.name());
      if (!dependency.external()) {
        continue;
      }
      if (version == null) {
        if (!dependency.conditional()) {
          drifts.add(new Drift(dependency, "is not in the lock file"));
        }
      } else if (Ranges.contains(Ranges.Dialect.PESSIMISTIC, dependency.specifier(), version)
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version));
      }
    }
    return new Lock.Present(path, drifts);
  }

  /** The resolved gems: lines of four spaces, a name and a version without the platform. */
  private static Map<String, String> specs(String text) {
    Map<String, String> specs = new HashMap<>();
    Matcher spec =
        Pattern.compile("(?m)^ {4}([\\w.-]{1,100}) \\((\\d[\\w.]{0,60})(?:-[^)\\n]{1,60})?\\)")
            .matcher(text);
    while (spec.find()) {
      specs.put(spec.group(1), spec.group(2));
    }
    return specs;
  }
}

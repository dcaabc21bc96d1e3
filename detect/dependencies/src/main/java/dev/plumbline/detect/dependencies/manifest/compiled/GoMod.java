package dev.plumbline.detect.dependencies.manifest.compiled;

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
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * go.mod: every requirement is exact by the rule of minimal version selection; go.sum holds what
 * the modules must hash to. In a workspace go.work.sum holds the rest.
 */
public final class GoMod implements Reader {
  private static final Pattern REQUIRE =
      Pattern.compile("(\\S{1,300})\\s{1,20}(v\\d\\S{0,200})\\s{0,20}(//.*)?");
  private static final Pattern REPLACE =
      Pattern.compile(
          "(\\S{1,300})(?:\\s{1,20}v\\S{1,200})?\\s{1,20}=>\\s{1,20}(\\S{1,300})(?:\\s{1,20}(v\\S{1,200}))?.*");
  private static final Pattern MODULE = Pattern.compile("(?m)^module\\s{1,10}\"?([^\\s\"]{1,300})");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("go.mod");
  }

  /** A line of a directive, wherever it stands: alone or in the directive's block. */
  private record Directive(String verb, String rest, int line) {}

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    String text = tree.text(file.path());
    List<Directive> directives = directives(text);
    if (directives.isEmpty()) {
      // An empty file only keeps a folder out of the module round it.
      return new Manifest(Ecosystem.GO, file.path(), List.of());
    }
    if (!MODULE.matcher(text).find()) {
      throw new Unreadable(file.path(), "has no module line");
    }
    Map<String, String> replaced = new HashMap<>();
    for (Directive directive : directives) {
      Matcher replace = REPLACE.matcher(directive.rest());
      if (directive.verb().equals("replace") && replace.matches()) {
        String version = replace.group(3) == null ? "" : " " + replace.group(3);
        replaced.put(replace.group(1), replace.group(2) + version);
      }
    }
    Set<?> siblings = siblings(tree, file);
    List<Dependency> dependencies = new ArrayList<>();
    for (Directive directive : directives) {
      Matcher require = REQUIRE.matcher(directive.rest());
      if (!directive.verb().equals("require")) {
        continue;
      }
      if (!require.matches()) {
        throw new Unreadable(
            file.path(), "line " + directive.line() + ": a requirement without a version");
      }
      String comment = require.group(3) == null ? "" : require.group(3);
      if (comment.contains("// indirect")) {
        continue;
      }
      String module = require.group(1).replace("\"", "");
      String target = replaced.getOrDefault(module, module + " " + require.group(2));
      boolean local =
          target.startsWith("./") || target.startsWith("../") || siblings.contains(module);
      dependencies.add(
          Dependency.of(module, target, directive.line(), local ? Pin.LOCAL : Pin.EXACT));
    }
    return new Manifest(Ecosystem.GO, file.path(), dependencies);
  }

  private static List<Directive> directives(String text) {
    List<Directive> directives = new ArrayList<>();
    String block = "";
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("//")) {
        continue;
      }
      if (!block.isEmpty()) {
        if (line.startsWith(")")) {
          block = "";
        } else {
          directives.add(new Directive(block, line, i + 1));
        }
      } else if (line.matches("[a-z]{1,20}\\s{0,10}\\(.*")) {
        block = line.replaceFirst("\\s{0,10}\\(.*", "");
      } else {
        String[] parts = line.split("\\s+", 2);
        directives.add(new Directive(parts[0], parts.length > 1 ? parts[1] : "", i + 1));
      }
    }
    return directives;
  }

  /** The modules that stand in the same workspace: go.work joins them without a replace. */
  private static Set<?> siblings(Tree tree, SnapshotFile file) throws Unreadable {
    Optional<String> work = tree.nearest(file.directory(), "go.work");
    if (work.isEmpty()) {
      return Set.of();
    }
    return tree.once("go-work:" + work.get(), Set.class, () -> modules(tree, work.get()));
  }

  private static Set<String> modules(Tree tree, String work) throws Unreadable {
    Set<String> modules = new HashSet<>();
    for (Directive use : directives(tree.text(work))) {
      Optional<String> folder =
          Paths.resolve(Paths.parent(work), use.rest().split("//", 2)[0].strip());
      if (use.verb().equals("use") && folder.isPresent()) {
        String path = Paths.in(folder.get(), "go.mod");
        if (tree.has(path)) {
          Matcher module = MODULE.matcher(tree.text(path));
          if (module.find()) {
            modules.add(module.group(1));
          }
        }
      }
    }
    return modules;
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    Set<String> homes = new HashSet<>(Set.of(manifest.directory()));
    tree.nearest(manifest.directory(), "go.work").ifPresent(work -> homes.add(Paths.parent(work)));
    return homes;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    List<String> sums = new ArrayList<>();
    tree.first(manifest.directory(), "go.sum").ifPresent(sums::add);
    tree.nearest(manifest.directory(), "go.work.sum").ifPresent(sums::add);
    if (sums.isEmpty()) {
      return new Lock.Missing(
          List.of(Paths.in(manifest.directory(), "go.sum")), "run `go mod tidy` and commit go.sum");
    }
    Set<String> known = new HashSet<>();
    for (String sum : sums) {
      for (String line : tree.text(sum).split("\n")) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length == 3 && parts[2].startsWith("h1:")) {
          known.add(parts[0] + " " + parts[1].replaceFirst("/go\\.mod$", ""));
        }
      }
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (dependency.external() && !known.contains(dependency.specifier())) {
        drifts.add(new Drift(dependency, "has no hash in go.sum for " + dependency.specifier()));
      }
    }
    return new Lock.Present(sums.getFirst(), drifts);
  }
}

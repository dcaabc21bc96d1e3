package dev.plumbline.detect.dependencies.manifest.compiled;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Podfile of CocoaPods, a Ruby program of which only written-out {@code pod} lines are read. */
public final class Podfile implements Reader {
  private static final Pattern POD = Pattern.compile("(?m)^[ \\t]{0,40}pod[ \\t(]{1,5}(.{0,500})");
  private static final Pattern FIRST = Pattern.compile("[\"']([^\"'\\n]{1,200})[\"'](.*)");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Podfile");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.hashComments(tree.text(file.path()));
    List<Dependency> dependencies = new ArrayList<>();
    Matcher pod = source.matcher(POD);
    while (pod.find()) {
      Matcher name = FIRST.matcher(pod.group(1).strip());
      int line = source.line(pod.start());
      if (!name.matches()) {
        throw new Unreadable(file.path(), "line " + line + ": a pod whose name is computed");
      }
      dependencies.add(
          Dependency.of(name.group(1), name.group(2).strip(), line, pin(name.group(2))));
    }
    return new Manifest(Ecosystem.COCOAPODS, file.path(), dependencies);
  }

  static Pin pin(String rest) {
    if (rest.matches(".*:path\\s{0,5}=>.*|.*\\bpath:.*")) {
      return Pin.LOCAL;
    }
    if (rest.matches(".*(?::git\\s{0,5}=>|\\bgit:).*")) {
      Matcher ref =
          Pattern.compile(
                  "(?::(?:commit|tag|branch)\\s{0,5}=>|\\b(?:commit|tag|branch):)\\s{0,5}[\"']([^\"']{1,200})[\"']")
              .matcher(rest);
      return Refs.git(ref.find() ? ref.group(1) : "");
    }
    Matcher version = Pattern.compile("^\\s{0,5},\\s{0,5}[\"']([^\"']{1,80})[\"']").matcher(rest);
    if (!version.find()) {
      return rest.contains(":podspec")
          ? new Pin.Unverified("a podspec at an address")
          : Pin.floating("any version");
    }
    return version.group(1).matches("=?\\s{0,5}\\d[\\w.+-]{0,60}") ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "Podfile.lock");
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `pod install` and commit Podfile.lock");
    }
    Set<String> names = new HashSet<>();
    for (String item : tree.yaml(path).texts("DEPENDENCIES")) {
      names.add(item.split(" ", 2)[0]);
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (dependency.external() && !names.contains(dependency.name())) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

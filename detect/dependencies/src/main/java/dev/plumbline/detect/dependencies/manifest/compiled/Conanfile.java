package dev.plumbline.detect.dependencies.manifest.compiled;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** conanfile.txt and conanfile.py of Conan, locked by conan.lock. */
public final class Conanfile implements Reader {
  private static final Set<String> SECTIONS =
      Set.of("requires", "tool_requires", "test_requires", "build_requires");
  private static final Pattern REFERENCE =
      Pattern.compile("([\\w.+-]{1,100})/(\\[[^\\]\\n]{1,100}\\]|[\\w.+-]{1,100})([@#:].{0,200})?");
  private static final Pattern PYTHON =
      Pattern.compile("\\b(?:tool_|test_|build_)?requires\\s{0,5}(?:=|\\()");
  private static final Pattern STRING = Pattern.compile("[\"']([^\"'\\n]{1,300})[\"']");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("conanfile.txt") || file.name().equals("conanfile.py");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    List<Dependency> dependencies = new ArrayList<>();
    Source source = Source.hashComments(tree.text(file.path()));
    if (file.name().endsWith(".txt")) {
      text(source, dependencies);
    } else {
      python(file, source, dependencies);
    }
    return new Manifest(Ecosystem.CONAN, file.path(), dependencies);
  }

  private static void text(Source source, List<Dependency> dependencies) {
    String section = "";
    String[] lines = source.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (SECTIONS.contains(section)) {
        boolean unused = add(line, i + 1, dependencies);
      }
    }
  }

  private static void python(SnapshotFile file, Source source, List<Dependency> dependencies)
      throws Unreadable {
    Matcher call = source.matcher(PYTHON);
    while (call.find()) {
      int end = source.text().indexOf('\n', call.end());
      if (source.text().charAt(call.end() - 1) == '(') {
        end = source.close(call.end() - 1);
      } else if (source.text().substring(call.end()).stripLeading().matches("(?s)[\\[(].*")) {
        int open = call.end();
        while ("[(".indexOf(source.text().charAt(open)) < 0) {
          open++;
        }
        end = source.close(open);
      }
      Matcher string =
          source.matcher(STRING).region(call.end(), end < 0 ? source.text().length() : end);
      boolean found = false;
      while (string.find()) {
        found |= add(string.group(1), source.line(string.start()), dependencies);
      }
      if (!found) {
        throw new Unreadable(
            file.path(), "line " + source.line(call.start()) + ": a requirement that is computed");
      }
    }
  }

  private static boolean add(String text, int line, List<Dependency> dependencies) {
    Matcher reference = REFERENCE.matcher(text.strip());
    if (reference.matches()) {
      String version = reference.group(2);
      dependencies.add(
          Dependency.of(
              reference.group(1), version, line, version.startsWith("[") ? Pin.RANGE : Pin.EXACT));
    }
    return reference.matches();
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "conan.lock");
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `conan lock create` and commit conan.lock");
    }
    Node lock = tree.json(path);
    Set<String> names = new HashSet<>();
    for (String section : List.of("requires", "build_requires", "python_requires")) {
      for (String reference : lock.texts(section)) {
        names.add(reference.split("/", 2)[0]);
      }
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (!names.contains(dependency.name())) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

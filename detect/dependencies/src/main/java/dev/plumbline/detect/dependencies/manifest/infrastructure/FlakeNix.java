package dev.plumbline.detect.dependencies.manifest.infrastructure;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * flake.nix, a program of which only written-out inputs are read; flake.lock names the revision and
 * hash of each. An input without an address comes from the user's registry and floats.
 */
public final class FlakeNix implements Reader {
  private static final Pattern URL =
      Pattern.compile(
          "\\b(?:inputs\\.)?([A-Za-z_][\\w'-]{0,80})\\.url\\s{0,5}=\\s{0,5}\"([^\"\\n]{1,300})\"");
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\b(?:inputs\\.)?([A-Za-z_][\\w'-]{0,80})\\s{0,5}=\\s{0,5}\\{\\s{0,20}(?:flake\\s{0,5}=\\s{0,5}\\w{4,5};\\s{0,20})?url\\s{0,5}=\\s{0,5}\"([^\"\\n]{1,300})\"");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("flake.nix");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.hashComments(tree.text(file.path()));
    int outputs = source.text().indexOf("outputs");
    Map<String, Dependency> dependencies = new LinkedHashMap<>();
    for (Pattern pattern : List.of(URL, OBJECT)) {
      Matcher input = source.matcher(pattern);
      while (input.find()
          && (outputs < 0
              || input.start() < outputs
              || source.text().indexOf("inputs") > outputs)) {
        dependencies.putIfAbsent(
            input.group(1),
            Dependency.of(
                input.group(1), input.group(2), source.line(input.start(1)), pin(input.group(2))));
      }
    }
    return new Manifest(Ecosystem.NIX, file.path(), List.copyOf(dependencies.values()));
  }

  static Pin pin(String url) {
    if (url.startsWith("path:") || url.startsWith(".") || url.startsWith("/")) {
      return Pin.LOCAL;
    }
    if (url.matches(".{0,300}(?:rev=|/)[0-9a-f]{40}(?:[?&].{0,100})?")) {
      return Pin.EXACT;
    }
    return Pin.floating("whatever " + url + " is on the day");
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "flake.lock");
    if (!tree.has(path)) {
      return new Lock.Missing(List.of(path), "run `nix flake lock` and commit flake.lock");
    }
    Node lock = tree.json(path);
    String root = lock.text("root").orElse("root");
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (dependency.external() && lock.at("nodes", root, "inputs", dependency.name()).isEmpty()) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      }
    }
    return new Lock.Present(path, drifts);
  }
}

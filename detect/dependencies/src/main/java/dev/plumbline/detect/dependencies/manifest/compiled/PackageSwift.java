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
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package.swift, a program of which only written-out {@code .package(…)} calls are read. */
public final class PackageSwift implements Reader {
  private static final Pattern CALL = Pattern.compile("\\.package\\s{0,5}\\(");
  private static final Pattern URL =
      Pattern.compile("\\b(?:url|id)\\s{0,5}:\\s{0,5}\"([^\"\\n]{1,300})\"");
  private static final Pattern PATH = Pattern.compile("\\bpath\\s{0,5}:\\s{0,5}\"");
  private static final Pattern EXACT =
      Pattern.compile("\\.?exact\\s{0,5}[:(]\\s{0,5}\"([^\"\\n]{1,80})\"");
  private static final Pattern REVISION =
      Pattern.compile("\\.?(?:revision|branch)\\s{0,5}[:(]\\s{0,5}\"([^\"\\n]{1,200})\"");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("Package.swift");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.slashComments(tree.text(file.path()));
    List<Dependency> dependencies = new ArrayList<>();
    Matcher call = source.matcher(CALL);
    while (call.find()) {
      String body = source.text().substring(call.end() - 1, source.close(call.end() - 1));
      int line = source.line(call.start());
      Matcher url = URL.matcher(body);
      if (url.find()) {
        dependencies.add(Dependency.of(identity(url.group(1)), requirement(body), line, pin(body)));
      } else if (!PATH.matcher(body).find()) {
        throw new Unreadable(file.path(), "line " + line + ": a package whose address is computed");
      }
    }
    return new Manifest(Ecosystem.SWIFT, file.path(), dependencies);
  }

  private static String requirement(String body) {
    int comma = body.indexOf(',');
    return comma < 0 ? "" : body.substring(comma + 1, body.length() - 1).strip();
  }

  private static Pin pin(String body) {
    Matcher revision = REVISION.matcher(body);
    if (revision.find()) {
      return Refs.git(revision.group(1));
    }
    return EXACT.matcher(body).find() ? Pin.EXACT : Pin.RANGE;
  }

  /** A package's identity: the last part of its address, in lower case. */
  private static String identity(String address) {
    String path = address.replaceFirst("/$", "").replaceFirst("\\.git$", "");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    String path = Paths.in(manifest.directory(), "Package.resolved");
    if (!tree.has(path)) {
      return new Lock.Missing(
          List.of(path), "run `swift package resolve` and commit Package.resolved");
    }
    Node lock = tree.json(path);
    Set<String> names = new HashSet<>();
    for (Node item : lock.items("pins")) {
      names.add(identity(item.text("location").orElse("")));
      item.text("identity").ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }
    for (Node item : lock.items("object", "pins")) {
      names.add(identity(item.text("repositoryURL").orElse("")));
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

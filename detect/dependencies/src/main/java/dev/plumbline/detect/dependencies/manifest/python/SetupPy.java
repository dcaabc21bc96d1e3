package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Source;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * setup.py, which is a program: only lists and mappings written out in {@code install_requires},
 * {@code tests_require} and {@code extras_require} can be read, or a name that the same file gives
 * such a value. Everything else is unreadable, never "none".
 */
public final class SetupPy implements Reader {
  private static final Pattern KEYWORD =
      Pattern.compile(
          "\\b(install_requires|tests_require|extras_require)\\s{0,5}=\\s{0,20}([^\\s,)]{0,80})");
  private static final Pattern STRING =
      Pattern.compile(
          "[rub]{0,2}(?:\"([^\"\\\\\\n]{0,500})\"|'([^'\\\\\\n]{0,500})')\\s{0,20}(:?)");
  private static final Pattern QUOTED = Pattern.compile("[\"']install_requires[\"']");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,60}");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().equals("setup.py");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Source source = Source.hashComments(tree.text(file.path()));
    List<Dependency> dependencies = new ArrayList<>();
    Matcher keyword = source.matcher(KEYWORD);
    while (keyword.find()) {
      int start = keyword.start(2);
      Matcher name = NAME.matcher(keyword.group(2));
      if (name.matches()) {
        start = assigned(source, name.group());
      }
      if (start < 0
          || start >= source.text().length()
          || "[{(".indexOf(source.text().charAt(start)) < 0) {
        throw new Unreadable(
            file.path(),
            "line " + source.line(keyword.start()) + ": " + keyword.group(1) + " is computed");
      }
      int end = source.close(start);
      if (source.text().substring(end).stripLeading().matches("(?s)(?:[+.*]|or\\b|if\\b).*")) {
        throw new Unreadable(
            file.path(),
            "line " + source.line(end) + ": " + keyword.group(1) + " is partly computed");
      }
      strings(file, source, start, end, dependencies);
    }
    if (dependencies.isEmpty() && QUOTED.matcher(source.text()).find()) {
      throw new Unreadable(file.path(), "install_requires stands in a mapping that is computed");
    }
    return new Manifest(Ecosystem.PYTHON, file.path(), dependencies.stream().distinct().toList());
  }

  private static int assigned(Source source, String name) {
    Matcher matcher =
        source.matcher(Pattern.compile("(?m)^" + name + "\\s{0,5}(?::[^=\\n]{0,80})?=\\s{0,20}"));
    return matcher.find() ? matcher.end() : -1;
  }

  private static void strings(
      SnapshotFile file, Source source, int from, int to, List<Dependency> dependencies)
      throws Unreadable {
    Matcher string = source.matcher(STRING).region(from, to);
    while (string.find()) {
      String text = string.group(1) == null ? string.group(2) : string.group(1);
      if (string.group(3).isEmpty() && !text.isBlank()) {
        int line = source.line(string.start());
        dependencies.add(
            Requirement.of(text, line)
                .orElseThrow(
                    () -> new Unreadable(file.path(), "line " + line + ": not a requirement")));
      }
    }
    String rest = STRING.matcher(source.text().substring(from, to)).replaceAll("");
    if (rest.matches("(?s).*[A-Za-z_(+].*")) {
      throw new Unreadable(
          file.path(), "line " + source.line(from) + ": the requirements are partly computed");
    }
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    return SetupCfg.projectLock(tree, manifest);
  }
}

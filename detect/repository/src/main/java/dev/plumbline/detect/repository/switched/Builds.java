package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts and build files outside CI: hooks stepped round, tests off by default. */
final class Builds {
  private static final Pattern POM_SKIP =
      Pattern.compile("<(maven\\.test\\.skip|skipTests|skipITs)>\\s{0,8}true\\s{0,8}</");
  private static final Pattern PROFILES = Pattern.compile("<profiles>|</profiles>");

  private final Tree tree;
  private final CiFindings findings;

  Builds(Tree tree, CiFindings findings) {
    this.tree = tree;
    this.findings = findings;
  }

  void read(SnapshotFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean shell =
        Syntax.of(file.path()).filter(syntax -> syntax == Syntax.SHELL).isPresent()
            || name.equals("makefile")
            || name.endsWith(".mk");
    if (!shell && !name.equals("package.json") && !name.equals("pom.xml")) {
      return;
    }
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      return;
    }
    if (name.equals("pom.xml")) {
      pom(file.path(), text.get());
    } else if (!HookBypass.mayBeIn(text.get())) {
      tree.examined(file.path());
    } else if (shell) {
      tree.examined(file.path());
      shell(file.path(), text.get(), 0, "");
    } else {
      packageJson(file.path(), text.get());
    }
  }

  private void shell(String path, String script, int line, String owner) {
    for (Shell.Command command : Shell.commands(script)) {
      HookBypass.why(command)
          .ifPresent(why ->
              findings.report(
                  "hooks-bypassed", path, line > 0 ? line : command.line(), why, owner));
    }
  }

  private void packageJson(String path, String text) {
    try {
      for (Node.Mapping.Entry script : Json.readRelaxed(text).entries("scripts")) {
        if (script.value() instanceof Node.Scalar command) {
          shell(path, command.text(), script.key().line(), script.key().text());
        }
      }
      tree.examined(path);
    } catch (FormatException e) {
      tree.unreadable(path, "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
    }
  }

  /** Outside profiles only: a profile without tests is a choice for one call. */
  private void pom(String path, String text) {
    tree.examined(path);
    Source source = Source.of(text, Syntax.MARKUP);
    List<Integer> profiles = profiles(text);
    Matcher matcher = POM_SKIP.matcher(text);
    while (matcher.find()) {
      if (!source.comment(matcher.start()) && !inside(profiles, matcher.start())) {
        findings.report(
            "tests-skipped-in-build",
            path,
            source.lines().lineOf(matcher.start()),
            "The build leaves out the tests by default: `" + matcher.group(1) + "` is true.",
            matcher.group(1));
      }
    }
  }

  /** Where the profiles are: begins and ends in turn. */
  private static List<Integer> profiles(String text) {
    List<Integer> edges = new ArrayList<>();
    Matcher matcher = PROFILES.matcher(text);
    while (matcher.find()) {
      boolean begin = matcher.group().equals("<profiles>");
      if (begin == (edges.size() % 2 == 0)) {
        edges.add(matcher.start());
      }
    }
    return edges;
  }

  private static boolean inside(List<Integer> edges, int at) {
    int place = Collections.binarySearch(edges, at);
    return (place < 0 ? -place - 1 : place + 1) % 2 == 1;
  }
}

package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Keywords;
import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.Vendored;
import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No security check is switched off and no test is skipped: one sweep over the sources, CI files,
 * tool settings and ignore lists of the tree decides both checks. Population: the files read.
 */
public final class SwitchedOffDetector implements SnapshotDetector {
  static final CheckId CHECKS = new CheckId("checks.not-switched-off");
  static final CheckId TESTS = new CheckId("tests.not-skipped");
  private static final Keywords KEYWORDS = keywords();

  /** For {@link java.util.ServiceLoader}. */
  public SwitchedOffDetector() {}

  private static Keywords keywords() {
    List<String> words = new ArrayList<>(SkippedTests.WORDS);
    Forms.ALL.forEach(form -> words.add(form.keyword()));
    words.addAll(
        List.of(
            "suppresswarnings",
            "suppressfbwarnings",
            "suppresslint",
            "@suppress",
            "suppressmessage",
            "#pragma warning",
            "ignore-check.kube-linter",
            "--no-verify",
            "git commit",
            "core.hookspath"));
    return new Keywords(words);
  }

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("switched-off", Set.of(CHECKS.value(), TESTS.value()), Set.of());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Tree tree = new Tree(snapshot, CHECKS, reporter);
    Vendored vendored = new Vendored(snapshot.files());
    List<SnapshotFile> files = tree.files(path -> !vendored.contains(path));
    SecurityLinters linters = new SecurityLinters(tree, files);
    CiFindings ci = new CiFindings(reporter);
    IgnoreLists lists = new IgnoreLists(tree);
    SecretLists secretLists = new SecretLists(tree);
    ToolSettings settings = new ToolSettings(tree, linters);
    Builds builds = new Builds(tree, ci);
    for (SnapshotFile file : files) {
      if (IgnoreLists.wants(file.path())) {
        lists.read(file);
      }
      if (SecretLists.wants(file.path())) {
        secretLists.read(file);
      }
      if (ToolSettings.wants(file.path())) {
        settings.read(file);
      }
      if (CiFile.wants(file.path())) {
        ci(tree, file, ci);
      } else {
        builds.read(file);
      }
      source(tree, file, linters);
    }
    ci.end();
  }

  private static void ci(Tree tree, SnapshotFile file, CiFindings findings) {
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      return;
    }
    try {
      CiFile ci = new CiFile(file.path(), text.get(), findings);
      for (Node document : Yaml.readAll(text.get())) {
        ci.look(document);
      }
      tree.examined(file.path());
    } catch (FormatException e) {
      String reason = "line " + e.line() + ": " + e.getMessage();
      tree.unreadable(file.path(), reason, "mend the file's syntax");
      tree.reporter().unreadable(TESTS, file.path(), reason, "mend the file's syntax");
    }
  }

  private static void source(Tree tree, SnapshotFile file, SecurityLinters linters) {
    Optional<Syntax> syntax = Syntax.of(file.path());
    if (syntax.isEmpty()) {
      return;
    }
    Optional<byte[]> bytes = tree.bytes(file);
    if (bytes.isEmpty()) {
      tree.reporter().unreadable(TESTS, file.path(), "cannot be read", "make the file readable");
      return;
    }
    if (Tree.binary(bytes.get())) {
      return;
    }
    tree.examined(file.path());
    tree.reporter().examined(TESTS, file.path());
    if (!Tree.wide(bytes.get()) && !KEYWORDS.in(bytes.get())) {
      return;
    }
    Source source = Source.of(Tree.decode(bytes.get()), syntax.get());
    Sweep sweep = new Sweep(file.path(), source, syntax.get(), tree.reporter());
    CommentDirectives.find(sweep, linters);
    Annotations.find(sweep, linters);
    if (!file.name().equals("conftest.py")) {
      SkippedTests.find(sweep);
    }
  }
}

package dev.plumbline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every rule of a snapshot detector must keep. A module's test extends this once.
 *
 * <p>Fixtures stand under {@code src/test/resources/fixtures/RULE/CASE/}, each case a small tree.
 * On the line before the one that is meant, in the host language's comment, {@code finding: RULE}
 * says that the rule must fail there and {@code ok: RULE} that it must not although it looks alike;
 * a {@code .expect} file in the case says the same for what has no comments: {@code finding: RULE
 * PATH:LINE} or {@code ok: RULE PATH:LINE}, with line 0 for a file as a whole. {@code
 * todo-finding:} and {@code todo-ok:} mark known gaps: they are not demanded, and fail once they
 * are closed.
 */
public abstract class RuleContractTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  /** The module's rules. */
  protected abstract RuleIndex rules();

  /** The module's detectors. */
  protected abstract List<SnapshotDetector> detectors();

  /** At least how many rules the module has, so that none is lost unnoticed. */
  protected abstract int minimumRules();

  /**
   * Rules whose fixtures would need token-like text, which must not stand in the repository. Each
   * has a test of its own that makes its samples.
   */
  protected List<String> withoutFixtures() {
    return List.of();
  }

  @Test
  void noRuleIsLost() {
    assertThat(rules().rules()).hasSizeGreaterThanOrEqualTo(minimumRules());
  }

  @Test
  void everyFixtureFolderIsARule() {
    List<String> ids = rules().rules().stream().map(rule -> rule.id().value()).toList();
    assertThat(folders(FIXTURES)).extracting(p -> p.getFileName().toString()).isSubsetOf(ids);
  }

  @Test
  void everyRuleBelongsToACheckOfADetector() {
    TreeSet<String> checks = new TreeSet<>();
    detectors().forEach(d -> d.info().checks().forEach(check -> checks.add(check.value())));
    for (Rule rule : rules().rules()) {
      assertThat(checks).as("check of rule %s", rule.id()).contains(rule.check().value());
    }
  }

  @TestFactory
  Stream<DynamicTest> findingsEqualMarks() {
    return rules().rules().stream()
        .filter(rule -> !withoutFixtures().contains(rule.id().value()))
        .map(rule -> dynamicTest(rule.id().value(), () -> contract(rule)));
  }

  private void contract(Rule rule) {
    List<Path> cases = folders(FIXTURES.resolve(rule.id().value()));
    assertThat(cases).as("fixtures: make %s/%s/<case>/", FIXTURES, rule.id()).isNotEmpty();
    int positives = 0;
    int nearMisses = 0;
    for (Path folder : cases) {
      Marks marks = Marks.of(folder, rule.id().value());
      List<String> found = lines(FakeSnapshot.ofFolder(folder), rule);
      assertThat(found)
          .as("findings of %s in %s (path:line)", rule.id(), folder)
          .containsExactlyInAnyOrderElementsOf(marks.findings());
      assertThat(found)
          .as("known gaps that are closed: drop 'todo-'")
          .noneMatch(marks.todoFindings()::contains);
      positives += marks.findings().size();
      nearMisses += marks.nearMisses().size();
      survivesDamage(folder);
    }
    assertThat(positives).as("%s: at least one 'finding:' mark", rule.id()).isPositive();
    assertThat(nearMisses).as("%s: at least two 'ok:' marks", rule.id()).isGreaterThanOrEqualTo(2);
  }

  private List<String> lines(Snapshot snapshot, Rule rule) {
    List<String> lines = new ArrayList<>();
    for (SnapshotDetector detector : detectors()) {
      for (String line : FakeReporter.run(detector, snapshot).lines()) {
        if (line.endsWith(" " + rule.id())) {
          lines.add(line.substring(0, line.indexOf(' ')));
        }
      }
    }
    return lines;
  }

  /** Truncated, CRLF and unreadable copies must end without an exception. */
  private void survivesDamage(Path folder) {
    FakeSnapshot whole = FakeSnapshot.ofFolder(folder);
    FakeSnapshot halved = new FakeSnapshot();
    FakeSnapshot windows = new FakeSnapshot();
    FakeSnapshot blind = FakeSnapshot.ofFolder(folder);
    for (Map.Entry<String, byte[]> file : whole.contents().entrySet()) {
      byte[] bytes = file.getValue();
      halved.with(file.getKey(), Arrays.copyOf(bytes, bytes.length / 2));
      windows.with(
          file.getKey(),
          new String(bytes, StandardCharsets.ISO_8859_1)
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      blind.unreadable(file.getKey());
    }
    for (SnapshotDetector detector : detectors()) {
      for (FakeSnapshot damaged : List.of(halved, windows, blind)) {
        assertThatCode(() -> FakeReporter.run(detector, damaged))
            .as("%s on a damaged copy of %s", detector.info().name(), folder)
            .doesNotThrowAnyException();
      }
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

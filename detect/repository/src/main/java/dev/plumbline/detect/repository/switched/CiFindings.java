package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all CI files of a tree say together: a build without tests is only wrong where nothing else
 * tests, and an install without audit only where nothing else looks at dependencies.
 */
final class CiFindings {
  private record Later(String rule, String path, int line, String message, List<String> key) {}

  private final Reporter reporter;
  private final List<Later> withoutTests = new ArrayList<>();
  private final List<Later> withoutAudit = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private boolean tested;
  private boolean audited;

  CiFindings(Reporter reporter) {
    this.reporter = reporter;
  }

  void tested() {
    tested = true;
  }

  void audited() {
    audited = true;
  }

  void report(String rule, String path, int line, String message, String... key) {
    report(new Later(rule, path, line, message, List.of(key)));
  }

  void buildWithoutTests(String path, int line, String message, String... key) {
    withoutTests.add(new Later("tests-skipped-in-build", path, line, message, List.of(key)));
  }

  void installWithoutAudit(String path, int line, String message, String... key) {
    withoutAudit.add(new Later("audit-switched-off", path, line, message, List.of(key)));
  }

  /** Reports what depended on the files read later. */
  void end() {
    if (!tested) {
      withoutTests.forEach(this::report);
    }
    if (!audited) {
      withoutAudit.forEach(this::report);
    }
  }

  private void report(Later later) {
    List<String> key = new ArrayList<>(later.key());
    int ordinal = ordinals.merge(later.rule() + "\0" + later.path() + "\0" + key, 1, Integer::sum);
    if (ordinal > 1) {
      key.add(Integer.toString(ordinal));
    }
    reporter.finding(
        RepositoryRules.rule(later.rule()),
        Place.line(later.path(), later.line()),
        later.message(),
        key,
        Map.of());
  }
}

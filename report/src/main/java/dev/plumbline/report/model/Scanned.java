package dev.plumbline.report.model;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.scan.rule.Rule;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the scan gave.
 *
 * @param findings every finding that is shown, sorted
 * @param rules the rules that ran
 * @param coverage what was looked at
 * @param detectors how each detector's run ended
 * @param suppressed what is not shown, and why
 * @param known fingerprints of findings that were there before: at the base or in the baseline
 */
public record Scanned(
    List<Finding> findings,
    SortedMap<RuleId, Rule> rules,
    List<CoverageRow> coverage,
    List<DetectorStatus> detectors,
    List<Suppressed> suppressed,
    SortedSet<Fingerprint> known) {
  public Scanned {
    findings = findings.stream().distinct().sorted().toList();
    rules = Collections.unmodifiableSortedMap(rules); // not copied: it may be read lazily
    coverage = List.copyOf(coverage);
    detectors = List.copyOf(detectors);
    suppressed = List.copyOf(suppressed);
    known = Collections.unmodifiableSortedSet(new TreeSet<>(known));
  }

  /** Everything that should have been looked at and was not, each once, sorted. */
  public List<Hole> holes() {
    return coverage.stream()
        .flatMap(row -> row.coverage().holes().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether everything that was asked for was read to its end. */
  public boolean complete() {
    return coverage.stream().allMatch(row -> row.coverage().complete())
        && detectors.stream()
            .noneMatch(detector ->
                detector.state() == DetectorStatus.State.CRASHED
                    || detector.state() == DetectorStatus.State.PARTIAL);
  }
}

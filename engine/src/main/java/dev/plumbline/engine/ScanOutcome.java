package dev.plumbline.engine;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What detectors gave, before anybody judges it.
 *
 * @param findings all, sorted
 * @param coverage one row for each thing that was looked at as a whole
 * @param statuses how each detector ended, sorted by name
 * @param leftOut findings that are not among {@code findings}, counted by reason
 * @param evidence the same as evidence
 */
public record ScanOutcome(
    List<Finding> findings,
    List<Row> coverage,
    List<Status> statuses,
    List<LeftOut> leftOut,
    List<Evidence> evidence) {
  /** Nothing scanned. */
  public static final ScanOutcome NONE =
      new ScanOutcome(List.of(), List.of(), List.of(), List.of(), List.of());

  public ScanOutcome {
    findings = findings.stream().distinct().sorted().toList();
    coverage = List.copyOf(coverage);
    statuses = statuses.stream().sorted(java.util.Comparator.comparing(Status::name)).toList();
    leftOut = List.copyOf(leftOut);
    evidence = List.copyOf(evidence);
  }

  /** What was looked at, under a name for people. */
  public record Row(String name, Coverage coverage) {}

  /**
   * How a detector ended.
   *
   * @param name the detector
   * @param ruleDigest digest of its rules
   * @param ending how
   * @param detail what happened when it did not finish; else empty
   */
  public record Status(String name, String ruleDigest, Ending ending, String detail) {}

  /** How a detector can end. */
  public enum Ending {
    FINISHED,
    PARTIAL,
    CRASHED
  }

  /** So many findings were left out for this reason. */
  public record LeftOut(String reason, long count) {}

  /** Whether all that was asked for was looked at. */
  public boolean complete() {
    return coverage.stream().allMatch(row -> row.coverage().complete());
  }

  /** Both together. */
  public ScanOutcome and(ScanOutcome other) {
    return new ScanOutcome(
        join(findings, other.findings),
        join(coverage, other.coverage),
        join(statuses, other.statuses),
        join(leftOut, other.leftOut),
        join(evidence, other.evidence));
  }

  private static <T> List<T> join(List<T> one, List<T> two) {
    List<T> all = new ArrayList<>(one);
    all.addAll(two);
    return all;
  }
}

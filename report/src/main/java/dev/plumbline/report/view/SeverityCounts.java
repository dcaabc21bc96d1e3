package dev.plumbline.report.view;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/** How many findings have which severity. */
public final class SeverityCounts {
  private SeverityCounts() {}

  /** A count for every severity, worst first, zero included. */
  public static SequencedMap<Severity, Long> of(Collection<Finding> findings) {
    EnumMap<Severity, Long> counts = new EnumMap<>(Severity.class);
    findings.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
    TreeMap<Severity, Long> all = new TreeMap<>(Comparator.reverseOrder());
    for (Severity severity : Severity.values()) {
      all.put(severity, counts.getOrDefault(severity, 0L));
    }
    return all;
  }
}

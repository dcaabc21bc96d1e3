package dev.plumbline.report.model;

import static java.util.Objects.requireNonNull;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a report shows. Every text in it is as it was found: each format escapes it for where it
 * goes.
 *
 * @param head what was run
 * @param loosenings what the scanned files loosen: shown first
 * @param judgement what the policies say, or null in a findings-only report
 * @param scanned what the scan gave; findings of verdicts that it lacks are added to it
 * @param gate whether the change may pass, or null when nothing was gated
 * @param owners who owns each path of a finding, from the code owners file
 * @param notes what a reader must know besides
 */
public record ReportModel(
    Head head,
    List<Loosening> loosenings,
    @Nullable Judgement judgement,
    Scanned scanned,
    @Nullable Gate gate,
    SortedMap<String, List<String>> owners,
    List<String> notes) {
  public ReportModel {
    requireNonNull(head, "head is null");
    loosenings = List.copyOf(loosenings);
    TreeMap<String, List<String>> copy = new TreeMap<>();
    owners.forEach((path, names) -> copy.put(path, List.copyOf(names)));
    owners = Collections.unmodifiableSortedMap(copy);
    notes = List.copyOf(notes);
    if (judgement != null) {
      scanned = withFindings(scanned, judgement.clauses());
    }
  }

  private static Scanned withFindings(Scanned scanned, List<ClauseRow> clauses) {
    List<Finding> all = new ArrayList<>(scanned.findings());
    for (ClauseRow clause : clauses) {
      all.addAll(clause.findings());
      for (SubjectRow row : clause.subjects()) {
        switch (row.verdict()) {
          case Verdict.Violated violated -> all.addAll(violated.findings());
          case Verdict.Excepted excepted -> all.addAll(excepted.findings());
          case Verdict.Unproven _,
              Verdict.Attested _,
              Verdict.Satisfied _,
              Verdict.NotApplicable _ -> {}
        }
      }
    }
    return new Scanned(
        all,
        scanned.rules(),
        scanned.coverage(),
        scanned.detectors(),
        scanned.suppressed(),
        scanned.known());
  }

  /** The clauses; none in a findings-only report. */
  public List<ClauseRow> clauses() {
    return judgement == null ? List.of() : judgement.clauses();
  }

  /** The clauses that a finding's check decides, sorted. */
  public SortedSet<String> clausesOf(Finding finding) {
    return judgement == null
        ? Collections.emptySortedSet()
        : judgement.clausesByCheck().getOrDefault(finding.check(), Collections.emptySortedSet());
  }

  /** Whether a finding was not there before. */
  public boolean isNew(Finding finding) {
    return !scanned.known().contains(finding.fingerprint());
  }

  /** Whether a finding is listed: all are, unless only new ones were asked for. */
  public boolean shows(Finding finding) {
    return !head.newOnly() || isNew(finding);
  }

  /** Who owns the place of a finding; empty when nobody is named. */
  public List<String> ownersOf(Finding finding) {
    return owners.getOrDefault(finding.place().path(), List.of());
  }

  /** Who owns any place of a clause's findings, sorted. */
  public SortedSet<String> ownersOf(ClauseRow clause) {
    TreeSet<String> names = new TreeSet<>();
    clause.findings().forEach(finding -> names.addAll(ownersOf(finding)));
    return names;
  }
}

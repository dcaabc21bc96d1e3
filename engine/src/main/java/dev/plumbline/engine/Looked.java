package dev.plumbline.engine;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Subject;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run looked at and found, before it is judged.
 *
 * @param subject what it is about
 * @param kind the target in words
 * @param revision the commit at HEAD in hex, or null
 * @param branch the branch, or null
 * @param scan findings, coverage, evidence
 * @param known fingerprints that were there before the change, and those of the baseline
 * @param newOnly whether a change is judged, so that only new findings count
 * @param loosened by what the tree loosens the rules it is judged by
 * @param based whether settings come from a base, so that loosening is not yet in effect
 * @param owners owners of the findings' paths
 * @param rules the rules that ran
 * @param notes what a reader must know besides
 */
public record Looked(
    Subject subject,
    String kind,
    @Nullable String revision,
    @Nullable String branch,
    ScanOutcome scan,
    SortedSet<Fingerprint> known,
    boolean newOnly,
    List<Loosened> loosened,
    boolean based,
    SortedMap<String, List<String>> owners,
    SortedMap<RuleId, Rule> rules,
    List<String> notes) {

  /** The same with one attribute more for these findings, told in their message too. */
  public Looked told(String attribute, Map<Fingerprint, String> values) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : scan.findings()) {
      String value = values.get(finding.fingerprint());
      if (value == null) {
        findings.add(finding);
        continue;
      }
      TreeMap<String, String> attributes = new TreeMap<>(finding.attributes());
      attributes.put(attribute, value);
      findings.add(
          new Finding(
              finding.check(),
              finding.rule(),
              finding.severity(),
              finding.confidence(),
              finding.message() + "; " + attribute + ": " + value,
              finding.place(),
              finding.fingerprint(),
              attributes));
    }
    return withScan(
        new ScanOutcome(
            findings, scan.coverage(), scan.statuses(), scan.leftOut(), scan.evidence()));
  }

  /** The same with another outcome. */
  Looked withScan(ScanOutcome other) {
    return new Looked(
        subject, kind, revision, branch, other, known, newOnly, loosened, based, owners, rules,
        notes);
  }

  /** The same with more findings that count as known. */
  Looked withKnown(Set<Fingerprint> more) {
    TreeSet<Fingerprint> all = new TreeSet<>(known);
    all.addAll(more);
    return new Looked(
        subject, kind, revision, branch, scan, all, newOnly, loosened, based, owners, rules, notes);
  }

  /** Something the tree loosens, and where. */
  public record Loosened(String what, String file, int line) {}
}

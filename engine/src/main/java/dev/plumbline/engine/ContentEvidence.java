package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Subject;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.content.Hit;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes findings and evidence of what content detectors hit. */
final class ContentEvidence {
  static final CheckId TREE = new CheckId("secrets.tree");
  static final CheckId HISTORY = new CheckId("secrets.history");
  static final CheckId SCANNED = new CheckId("secrets.history-scanned");
  static final CheckId REPLAYED = new CheckId("hooks.commits-replayed");
  static final CheckId CONFIG = new CheckId("secrets.config-literal");

  private final Subject subject;
  private final Instant at;
  private final List<ContentDetector> detectors;

  ContentEvidence(Subject subject, Instant at, List<ContentDetector> detectors) {
    this.subject = subject;
    this.at = at;
    this.detectors = detectors;
  }

  /** The same hit as a finding of a check at a place. */
  static Finding finding(CheckId check, Hit hit, Place place) {
    TreeMap<String, String> attributes = new TreeMap<>(hit.finding().attributes());
    List<String> cwe = hit.finding().rule().cwe();
    if (!cwe.isEmpty()) {
      attributes.putIfAbsent("cwe", String.join(",", cwe));
    }
    return new Finding(
        check,
        hit.finding().rule().id(),
        hit.finding().severity(),
        hit.finding().rule().confidence(),
        hit.finding().message(),
        place,
        hit.finding().fingerprint(),
        attributes);
  }

  Evidence evidence(CheckId check, long population, List<Finding> findings, Coverage coverage) {
    String digest =
        String.join(",", detectors.stream().map(d -> d.info().ruleDigest()).distinct().toList());
    return new Evidence(
        subject,
        new TreeSet<>(List.of(check)),
        new Producer("secrets", Version.text(), digest),
        at,
        at,
        at,
        null,
        population,
        new Payload.Findings(findings, coverage));
  }
}

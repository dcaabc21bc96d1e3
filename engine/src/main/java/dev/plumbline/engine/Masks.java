package dev.plumbline.engine;

import dev.plumbline.detect.secrets.Redactor;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Skip;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what is about to be told: a path, a branch, a message that quotes a line, a
 * parser's complaint. Fingerprints and ids stay. Nothing is judged by masked text. For one thread.
 */
public final class Masks {
  private static final int CACHED = 100_000;

  private final Map<String, String> known = new HashMap<>();
  private @Nullable Redactor redactor;

  /** The text with dots in the place of every secret. */
  public String text(String text) {
    String masked = known.get(text);
    if (masked == null) {
      if (redactor == null) {
        redactor = new Redactor();
      }
      masked = redactor.mask(text);
      if (known.size() < CACHED) {
        known.put(text, masked);
      }
    }
    return masked;
  }

  /** All of them. */
  public List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  /** The same finding, its message, place and attributes masked. */
  public Finding finding(Finding finding) {
    TreeMap<String, String> attributes = new TreeMap<>();
    finding.attributes().forEach((key, value) -> attributes.put(key, text(value)));
    return new Finding(
        finding.check(),
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        text(finding.message()),
        place(finding.place()),
        finding.fingerprint(),
        attributes);
  }

  /** All of them. */
  public List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(this::finding).toList();
  }

  /** The same place, its path masked. */
  public Place place(Place place) {
    return new Place(
        text(place.path()),
        place.region(),
        place.object(),
        place.commit(),
        place.reachable(),
        place.inHead());
  }

  /** The same subject, its id masked. */
  public Subject subject(Subject subject) {
    return new Subject(subject.kind(), text(subject.id()));
  }

  /** The same counts, places and reasons masked. */
  public Coverage coverage(Coverage coverage) {
    return new Coverage(
        coverage.unit(),
        coverage.enumerated(),
        coverage.scanned(),
        coverage.skips().stream().map(s -> new Skip(text(s.reason()), s.count())).toList(),
        coverage.holes().stream()
            .map(h -> new Hole(text(h.place()), text(h.reason()), text(h.wayOut())))
            .toList(),
        texts(coverage.notes()));
  }

  /** The same verdict, masked. */
  public Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated v -> new Verdict.Violated(findings(v.findings()));
      case Verdict.Unproven v ->
          new Verdict.Unproven(
              v.gaps().stream()
                  .map(gap -> new Gap(gap.kind(), text(gap.reason()), text(gap.step())))
                  .toList());
      case Verdict.Excepted v ->
          new Verdict.Excepted(texts(v.exceptions()), findings(v.findings()), v.until());
      case Verdict.Attested v -> new Verdict.Attested(texts(v.by()));
      case Verdict.Satisfied v -> v;
      case Verdict.NotApplicable v -> new Verdict.NotApplicable(text(v.because()));
    };
  }
}

package dev.plumbline.engine;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Scans one stream for secrets: a log, a chat export, what somebody is about to paste. */
public final class StandardInput {
  private static final String NAME = "(standard input)";

  private StandardInput() {}

  /** Reads the stream to its end, up to the limit of one content; more than that is a hole. */
  public static Looked scan(InputStream in, Request request, Detectors detectors) {
    List<Finding> findings = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    try {
      byte[] bytes = Reading.bounded(in);
      ContentResult result =
          new ContentScanner(
                  detectors.content(),
                  new SecretDigests("plumbline".getBytes(StandardCharsets.UTF_8)))
              .scan(bytes, 0, bytes.length);
      for (Hit hit : result.hits()) {
        findings.add(
            ContentEvidence.finding(
                ContentEvidence.TREE, hit, Place.at(hit.path(NAME), hit.region())));
      }
      result.faults().forEach(fault -> holes.add(new Hole(NAME, fault, "report it")));
    } catch (IOException e) {
      holes.add(new Hole(NAME, Reading.reason(e), "give it in smaller pieces"));
    }
    Coverage coverage =
        new Coverage("streams", 1, holes.isEmpty() ? 1 : 0, List.of(), holes, List.of());
    return new Looked(
        new Subject(SubjectKind.REPOSITORY, "standard-input"),
        "standard input",
        null,
        null,
        new ScanOutcome(
            findings,
            List.of(new ScanOutcome.Row("secrets (standard input)", coverage)),
            List.of(),
            List.of(),
            List.of()),
        new TreeSet<>(),
        false,
        List.of(),
        false,
        new TreeMap<>(),
        detectors.rules(),
        List.of());
  }
}

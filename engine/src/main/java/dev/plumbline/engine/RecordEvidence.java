package dev.plumbline.engine;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.scan.content.ContentScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Evidence from exports that the caller passes. It is as old as the newest file of the export: what
 * was said after that, nobody looked at.
 */
final class RecordEvidence {
  private RecordEvidence() {}

  /**
   * Scans the exports.
   *
   * @param repository what tickets are about
   * @param sift takes out what was judged to be none, and counts it
   * @throws TargetException if one cannot be read at all
   */
  static ScanOutcome of(
      List<RecordExport> exports,
      Subject repository,
      ContentScanner scanner,
      String ruleDigest,
      Instant at,
      BiFunction<List<Finding>, Map<String, Long>, List<Finding>> sift)
      throws TargetException {
    ScanOutcome outcome = ScanOutcome.NONE;
    for (RecordExport export : exports) {
      RecordScan.Result result = RecordScan.scan(export.kind().check(), export.path(), "", scanner);
      TreeMap<String, Long> left = new TreeMap<>();
      List<Finding> findings = sift.apply(result.findings(), left);
      Coverage coverage = result.coverage();
      Instant written = written(export.path(), at);
      Subject subject =
          switch (export.kind()) {
            case CHAT -> organisation();
            case TICKETS -> repository;
          };
      Evidence evidence =
          new Evidence(
              subject,
              new TreeSet<>(List.of(export.kind().check())),
              new Producer("records", Version.text(), ruleDigest),
              written,
              written,
              at,
              null,
              coverage.scanned(),
              new Payload.Findings(findings, coverage));
      List<ScanOutcome.LeftOut> leftOut = new ArrayList<>();
      left.forEach((reason, count) -> leftOut.add(new ScanOutcome.LeftOut(reason, count)));
      outcome =
          outcome.and(
              new ScanOutcome(
                  findings,
                  List.of(
                      new ScanOutcome.Row(
                          "secrets (" + export.kind().label() + " export)", coverage)),
                  List.of(),
                  leftOut,
                  List.of(evidence)));
    }
    return outcome;
  }

  /** The one organisation that the caller speaks for. */
  static Subject organisation() {
    return new Subject(SubjectKind.ORGANISATION, "organisation");
  }

  /** When the newest file was written, not after the instant that is judged. */
  private static Instant written(Path root, Instant at) throws TargetException {
    try (Stream<Path> files = Files.walk(root)) {
      Instant newest =
          files
              .filter(Files::isRegularFile)
              .map(RecordEvidence::modified)
              .max(java.util.Comparator.naturalOrder())
              .orElse(at);
      return newest.isAfter(at) ? at : newest;
    } catch (IOException | UncheckedIOException e) {
      throw new TargetException(root.getFileName() + ": cannot be listed");
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

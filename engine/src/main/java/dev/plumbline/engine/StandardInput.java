package dev.plumbline.engine;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scans what belongs to no repository: a stream (a log, what somebody is about to paste) or an
 * export of records (chat, tickets).
 */
public final class StandardInput {
  private static final String NAME = "(standard input)";

  private StandardInput() {}

  /** Reads the stream to its end, whatever its length, in bounded memory. */
  public static Looked scan(InputStream in, Request request, Detectors detectors) {
    return scan(in, "", request, detectors);
  }

  /**
   * As {@link #scan(InputStream, Request, Detectors)}.
   *
   * @param name what the stream is called in places, and judged as where the kind of file matters;
   *     empty for none
   */
  public static Looked scan(InputStream in, String name, Request request, Detectors detectors) {
    String place = name.isEmpty() ? NAME : name;
    List<Finding> findings = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    StreamScan scan = new StreamScan(scanner(detectors));
    try {
      scan.read(in);
    } catch (IOException e) {
      holes.add(new Hole(place, Reading.reason(e), "give it again"));
    }
    for (StreamScan.Found found : scan.found()) {
      if (name.isEmpty() || found.hit().stands(name)) {
        findings.add(
            ContentEvidence.finding(
                ContentEvidence.TREE,
                found.hit(),
                Place.at(found.hit().path(place), found.region())));
      }
    }
    scan.faults().forEach(fault -> holes.add(new Hole(place, fault, "give it as a file")));
    if (!scan.whole()) {
      notes.add(
          "scanned in windows of "
              + (StreamScan.WINDOW >> 20)
              + " MiB that share "
              + (StreamScan.SHARED >> 10)
              + " KiB with the next");
    }
    List<ScanOutcome.LeftOut> leftOut =
        scan.further() == 0
            ? List.of()
            : List.of(
                new ScanOutcome.LeftOut(
                    "further places of secrets whose first places are listed", scan.further()));
    Coverage coverage =
        new Coverage("streams", 1, holes.isEmpty() ? 1 : 0, List.of(), holes, notes);
    return looked("standard input", findings, coverage, leftOut, detectors);
  }

  /**
   * Scans an export of records: a file or a folder.
   *
   * @param idField the field that holds a record's id; empty to find out
   * @throws TargetException if it cannot be read at all
   */
  public static Looked records(Path root, String idField, Detectors detectors)
      throws TargetException {
    RecordScan.Result result =
        RecordScan.scan(ContentEvidence.TREE, root, idField, scanner(detectors));
    return looked("records", result.findings(), result.coverage(), List.of(), detectors);
  }

  private static ContentScanner scanner(Detectors detectors) {
    return new ContentScanner(
        detectors.content(), new SecretDigests("plumbline".getBytes(StandardCharsets.UTF_8)));
  }

  private static Looked looked(
      String what,
      List<Finding> findings,
      Coverage coverage,
      List<ScanOutcome.LeftOut> leftOut,
      Detectors detectors) {
    return new Looked(
        new Subject(SubjectKind.REPOSITORY, what.replace(' ', '-')),
        what,
        null,
        null,
        new ScanOutcome(
            findings,
            List.of(new ScanOutcome.Row("secrets (" + what + ")", coverage)),
            List.of(),
            leftOut,
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

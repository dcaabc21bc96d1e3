package dev.plumbline.engine;

import dev.plumbline.engine.records.RecordFiles;
import dev.plumbline.engine.records.RecordNames;
import dev.plumbline.engine.records.RecordText;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scans an export record by record. The place of a finding is the file, the record's own id and the
 * field: {@code general/2026-01-02.json#1767312000.000100:text}.
 */
final class RecordScan implements RecordFiles.Sink {
  private static final String WAY_OUT = "mend the export or write it anew";
  private static final int MOST_HOLES = 1_000;

  /** A record is prose: no file of configuration, and no code. */
  private static final String AS = "record.txt";

  private final CheckId check;
  private final String idField;
  private final ContentScanner scanner;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private long enumerated;
  private long scanned;

  /** What the scan says. */
  record Result(List<Finding> findings, Coverage coverage) {}

  private RecordScan(CheckId check, String idField, ContentScanner scanner) {
    this.check = check;
    this.idField = idField;
    this.scanner = scanner;
  }

  /**
   * Scans a file or a folder.
   *
   * @param idField the field that holds a record's id; empty to find out
   * @throws TargetException if it cannot be read at all
   */
  static Result scan(CheckId check, Path root, String idField, ContentScanner scanner)
      throws TargetException {
    RecordScan scan = new RecordScan(check, idField, scanner);
    if (!java.nio.file.Files.isReadable(root)) {
      throw new TargetException(root.getFileName() + ": no such file or folder, or not readable");
    }
    try {
      RecordFiles.read(root, scan);
    } catch (IOException e) {
      throw new TargetException(root.getFileName() + ": cannot be listed");
    }
    return new Result(
        scan.findings.stream().sorted().toList(),
        new Coverage("records", scan.enumerated, scan.scanned, List.of(), scan.holes, List.of()));
  }

  @Override
  public void record(String file, Node record, int line) {
    RecordText text = RecordText.of(record);
    String id = RecordNames.of(record, idField, line);
    byte[] bytes = text.bytes();
    enumerated++;
    ContentResult result = scanner.scan(bytes, 0, bytes.length);
    if (result.faults().isEmpty()) {
      scanned++;
    } else {
      hole(file + "#" + id, String.join("; ", result.faults()));
    }
    Set<Fingerprint> told = new HashSet<>();
    for (Hit hit : result.hits()) {
      // Slack and others repeat a text as blocks of it.
      if (hit.detector().keep(hit.finding(), AS) && told.add(hit.finding().fingerprint())) {
        RecordText.Field field = text.at(hit.finding().start());
        findings.add(
            ContentEvidence.finding(
                check,
                hit,
                Place.at(
                    file + "#" + id + (field.path().isEmpty() ? "" : ":" + field.path()),
                    region(hit, field, bytes))));
      }
    }
  }

  /** Lines and columns of the field's value. */
  private static Region region(Hit hit, RecordText.Field field, byte[] bytes) {
    int line = 1;
    int column = 1;
    int start = Math.min(hit.finding().start(), bytes.length);
    for (int i = field.start(); i < start; i++) {
      column = bytes[i] == '\n' ? 1 : column + 1;
      line += bytes[i] == '\n' ? 1 : 0;
    }
    int lines = hit.region().endLine() - hit.region().startLine();
    int length = Math.max(0, hit.finding().end() - hit.finding().start());
    return new Region(
        line, column, line + lines, lines == 0 ? column + length : hit.region().endColumn());
  }

  @Override
  public void malformed(String file, int line, String reason, byte[] bytes) {
    enumerated++;
    hole(file + ":" + line, reason);
    raw(file + ":" + line, bytes);
  }

  @Override
  public void other(String file, byte[] bytes) {
    enumerated++;
    if (raw(file, bytes)) {
      scanned++;
    }
  }

  @Override
  public void unreadable(String place, String reason) {
    enumerated++;
    hole(place, reason);
  }

  /** Looks at bytes as they are; whether it could be done whole. */
  private boolean raw(String place, byte[] bytes) {
    ContentResult result = scanner.scan(bytes, 0, bytes.length);
    for (Hit hit : result.hits()) {
      if (hit.detector().keep(hit.finding(), AS)) {
        findings.add(ContentEvidence.finding(check, hit, Place.at(place, hit.region())));
      }
    }
    if (!result.faults().isEmpty()) {
      hole(place, String.join("; ", result.faults()));
    }
    return result.faults().isEmpty();
  }

  private void hole(String place, String reason) {
    if (holes.size() < MOST_HOLES) {
      holes.add(new Hole(place, reason, WAY_OUT));
    } else if (holes.size() == MOST_HOLES) {
      holes.add(new Hole("(further records)", "not read; only the first are listed", WAY_OUT));
    }
  }
}

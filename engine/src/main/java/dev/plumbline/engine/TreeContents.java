package dev.plumbline.engine;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.history.LfsPointer;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Scans the contents of a tree's files. The order of the result is that of the paths. */
final class TreeContents {
  private static final int CHUNK = 64;

  private final Supplier<ContentScanner> scanners;
  private final KnownContents known;

  /** Contents that were scanned already, so that they are not scanned again. */
  interface KnownContents {
    /** What was found in exactly this content; empty when it was not scanned yet. */
    Optional<ContentResult> result(byte[] bytes);
  }

  /** Hits of one file. */
  record FileHits(SnapshotFile file, List<Hit> hits) {}

  /** What the scan says. */
  record Result(List<FileHits> files, Coverage coverage) {
    /** The hits that stand at their paths, as findings of a check. */
    List<Finding> findings(dev.plumbline.evidence.CheckId check) {
      List<Finding> findings = new ArrayList<>();
      for (FileHits file : files) {
        for (Hit hit : file.hits()) {
          if (hit.stands(file.file().path())) {
            findings.add(
                ContentEvidence.finding(
                    check, hit, Place.at(hit.path(file.file().path()), hit.region())));
          }
        }
      }
      return findings;
    }
  }

  private record Part(List<FileHits> hits, List<Hole> holes, long scanned) {}

  TreeContents(Supplier<ContentScanner> scanners, KnownContents known) {
    this.scanners = scanners;
    this.known = known;
  }

  Result scan(Snapshot snapshot, int threads) {
    List<SnapshotFile> files =
        snapshot.files().stream().filter(f -> f.kind() != SnapshotFile.Kind.SUBMODULE).toList();
    ThreadLocal<ContentScanner> scanner = ThreadLocal.withInitial(scanners);
    List<Callable<Part>> tasks = new ArrayList<>();
    for (int from = 0; from < files.size(); from += CHUNK) {
      List<SnapshotFile> chunk = files.subList(from, Math.min(files.size(), from + CHUNK));
      tasks.add(() -> part(snapshot, chunk, scanner.get()));
    }
    List<FileHits> hits = new ArrayList<>();
    List<Hole> holes = new ArrayList<>(snapshot.holes());
    long scanned = 0;
    for (Part part : tasks.isEmpty() ? List.<Part>of() : Workers.all(threads, tasks)) {
      hits.addAll(part.hits());
      holes.addAll(part.holes());
      scanned += part.scanned();
    }
    long skipped = snapshot.skips().stream().mapToLong(skip -> skip.count()).sum();
    return new Result(
        hits,
        new Coverage("files", files.size() + skipped, scanned, snapshot.skips(), holes, List.of()));
  }

  private Part part(Snapshot snapshot, List<SnapshotFile> files, ContentScanner scanner) {
    List<FileHits> hits = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    long scanned = 0;
    for (SnapshotFile file : files) {
      try {
        byte[] bytes = snapshot.read(file);
        ContentResult result =
            known.result(bytes).orElseGet(() -> scanner.scan(bytes, 0, bytes.length));
        if (!result.hits().isEmpty()) {
          hits.add(new FileHits(file, result.hits()));
        }
        Optional<LfsPointer> pointer = LfsPointer.read(bytes, 0, bytes.length);
        if (!result.faults().isEmpty()) {
          holes.add(
              new Hole(
                  file.path(), String.join("; ", result.faults()), result.wayOut(Reading.WAY_OUT)));
        } else if (pointer.isPresent()) {
          holes.add(
              new Hole(
                  file.path(),
                  "a Git LFS pointer; its content of "
                      + pointer.get().size()
                      + " bytes is not here",
                  "git lfs pull"));
        } else {
          scanned++;
        }
      } catch (IOException e) {
        holes.add(new Hole(file.path(), Reading.reason(e), Reading.WAY_OUT));
      }
    }
    return new Part(hits, holes, scanned);
  }
}

package dev.plumbline.detect.infrastructure;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of one detector: reads files, and turns what cannot be read into holes of the checks that
 * needed it.
 */
public final class Inspection {
  private final Snapshot snapshot;
  private final Reporter reporter;
  private final List<String> checks;
  private final Map<List<String>, Integer> keys = new HashMap<>();

  /**
   * A run.
   *
   * @param checks the checks that lose their answer when a file cannot be read
   */
  public Inspection(Snapshot snapshot, Reporter reporter, String... checks) {
    this.snapshot = snapshot;
    this.reporter = reporter;
    this.checks = List.of(checks);
  }

  /** The tree. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** The text of a file with plain line ends; when it cannot be read, a hole and nothing. */
  public Optional<String> text(SnapshotFile file) {
    try {
      return Optional.of(snapshot.text(file).replace("\r\n", "\n"));
    } catch (IOException e) {
      unreadable(
          file.path(),
          "cannot be read: " + e.getMessage(),
          "make the file readable, or exclude it with a reason");
      return Optional.empty();
    }
  }

  /** One more thing of a check was looked at. */
  public void examined(String check, String what) {
    reporter.examined(new CheckId(check), what);
  }

  /** All checks of this run lose their answer for a file. */
  public void unreadable(String path, String reason, String wayOut) {
    checks.forEach(check -> unreadable(check, path, reason, wayOut));
  }

  /** One check loses its answer for a file. */
  public void unreadable(String check, String path, String reason, String wayOut) {
    reporter.unreadable(new CheckId(check), path, reason, wayOut);
  }

  /**
   * Something runs as root, which another check has found: whether it has a user of its own cannot
   * show before it leaves root, and must not read as a pass.
   */
  public void noUserYet(String path, String who) {
    unreadable(
        "workloads.dedicated-user",
        path,
        who + " runs as root, so it has no user of its own yet",
        "mend the finding of containers.non-root first");
  }

  /**
   * A rule failed on a line. A second finding with the same rule, path and key gets an ordinal, so
   * that neither hides the other.
   */
  public void finding(String rule, String path, int line, String message, String... key) {
    List<String> identity = new ArrayList<>(List.of(rule, path));
    identity.addAll(List.of(key));
    int count = keys.merge(identity, 1, Integer::sum);
    List<String> parts = new ArrayList<>(List.of(key));
    if (count > 1) {
      parts.add("#" + count);
    }
    reporter.finding(
        InfrastructureRules.rule(rule),
        Place.line(path, Math.max(1, line)),
        message,
        parts,
        Map.of());
  }

  /** A fact is true. */
  public void fact(String name, String because) {
    reporter.fact(name, because);
  }

  /** A fact could not be found out. */
  public void unknownFact(String name, String because) {
    reporter.unknownFact(name, because);
  }
}

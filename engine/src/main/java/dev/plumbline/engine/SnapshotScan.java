package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.snapshot.DetectorRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Runs all snapshot detectors over one tree and makes evidence of their answers. */
final class SnapshotScan {
  private final Subject subject;
  private final Instant at;

  SnapshotScan(Subject subject, Instant at) {
    this.subject = subject;
    this.at = at;
  }

  ScanOutcome run(
      List<SnapshotDetector> detectors, Snapshot snapshot, Parameters parameters, int threads) {
    List<Callable<DetectorRun>> tasks = new ArrayList<>();
    detectors.forEach(d -> tasks.add(() -> DetectorRun.of(d, snapshot, parameters)));
    List<DetectorRun> runs = Workers.all(threads, tasks);
    List<Finding> findings = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    List<ScanOutcome.Status> statuses = new ArrayList<>();
    List<Hole> holes = new ArrayList<>(snapshot.holes());
    for (DetectorRun run : runs) {
      List<Hole> own = new ArrayList<>();
      run.answers()
          .forEach((check, answer) -> {
            findings.addAll(answer.findings());
            own.addAll(answer.coverage().holes());
            evidence.add(answer(run, check, answer));
          });
      own.removeAll(snapshot.holes());
      holes.addAll(own);
      statuses.add(status(run, own));
    }
    evidence.addAll(facts(runs));
    long skipped = snapshot.skips().stream().mapToLong(skip -> skip.count()).sum();
    long read = snapshot.files().size();
    long unread =
        holes.stream()
            .map(Hole::place)
            .distinct()
            .filter(p -> snapshot.file(p).isPresent())
            .count();
    Coverage coverage =
        new Coverage("files", read + skipped, read - unread, snapshot.skips(), holes, List.of());
    return new ScanOutcome(
        findings,
        List.of(new ScanOutcome.Row("repository checks (" + snapshot.name() + ")", coverage)),
        statuses,
        List.of(),
        evidence);
  }

  private Evidence answer(DetectorRun run, CheckId check, DetectorRun.Answer answer) {
    return evidence(
        run.info().name(),
        run.info().ruleDigest(),
        check,
        answer.population(),
        new Payload.Findings(answer.findings(), answer.coverage()));
  }

  private Evidence evidence(
      String producer, String digest, CheckId check, long population, Payload payload) {
    return new Evidence(
        subject,
        new TreeSet<>(List.of(check)),
        new Producer(producer, Version.text(), digest),
        at,
        at,
        at,
        null,
        population,
        payload);
  }

  private static ScanOutcome.Status status(DetectorRun run, List<Hole> holes) {
    ScanOutcome.Ending ending = ScanOutcome.Ending.FINISHED;
    String detail = "";
    if (run.crashed()) {
      ending = ScanOutcome.Ending.CRASHED;
      detail = holes.isEmpty() ? "" : holes.getFirst().reason();
    } else if (!holes.isEmpty()) {
      ending = ScanOutcome.Ending.PARTIAL;
      detail = holes.size() + " not read or not understood";
    }
    return new ScanOutcome.Status(run.info().name(), run.info().ruleDigest(), ending, detail);
  }

  /** One value for each fact: true if any detector saw it, else unknown if any does not know. */
  private List<Evidence> facts(List<DetectorRun> runs) {
    TreeMap<String, DetectorRun.FactValue> merged = new TreeMap<>();
    for (DetectorRun run : runs) {
      run.facts().forEach((name, value) -> merged.merge(name, value, SnapshotScan::stronger));
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Map.Entry<String, DetectorRun.FactValue> fact : merged.entrySet()) {
      evidence.add(
          new Evidence(
              subject,
              new TreeSet<>(),
              new Producer("facts", Version.text(), ""),
              at,
              at,
              at,
              null,
              1,
              new Payload.Fact(fact.getKey(), fact.getValue().value(), fact.getValue().because())));
    }
    return evidence;
  }

  private static DetectorRun.FactValue stronger(
      DetectorRun.FactValue one, DetectorRun.FactValue two) {
    for (Ternary wanted : List.of(Ternary.TRUE, Ternary.UNKNOWN)) {
      if (one.value() == wanted) {
        return one;
      }
      if (two.value() == wanted) {
        return two;
      }
    }
    return one;
  }
}

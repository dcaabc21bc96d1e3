package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One detector's run over one snapshot: an answer for each of its checks and facts, whatever
 * happened.
 */
public final class DetectorRun implements Reporter {
  private final DetectorInfo info;
  private final Snapshot snapshot;
  private final TreeMap<CheckId, List<Finding>> findings = new TreeMap<>();
  private final TreeMap<CheckId, Set<String>> examined = new TreeMap<>();
  private final TreeMap<CheckId, List<Hole>> holes = new TreeMap<>();
  private final TreeMap<String, FactValue> facts = new TreeMap<>();
  private boolean crashed;

  /**
   * A fact with what shows it.
   *
   * @param value three-valued
   * @param because what shows it, or why it is not known
   */
  public record FactValue(Ternary value, String because) {}

  /**
   * The answer for one check.
   *
   * @param findings where it failed, sorted
   * @param population how many things were examined
   * @param coverage what was looked at
   */
  public record Answer(List<Finding> findings, long population, Coverage coverage) {}

  private DetectorRun(DetectorInfo info, Snapshot snapshot) {
    this.info = info;
    this.snapshot = snapshot;
  }

  /** Runs a detector. Never throws for what the detector does. */
  public static DetectorRun of(
      SnapshotDetector detector, Snapshot snapshot, Parameters parameters) {
    DetectorRun run = new DetectorRun(detector.info(), snapshot);
    try {
      detector.detect(snapshot, parameters, run);
    } catch (RuntimeException | StackOverflowError e) {
      run.crash(e);
    }
    return run;
  }

  /** Who ran. */
  public DetectorInfo info() {
    return info;
  }

  /** Whether the detector threw. */
  public boolean crashed() {
    return crashed;
  }

  /** An answer for each check the detector speaks to. */
  public SortedMap<CheckId, Answer> answers() {
    TreeMap<CheckId, Answer> answers = new TreeMap<>();
    for (CheckId check : info.checks()) {
      Set<String> seen = examined.getOrDefault(check, Set.of());
      List<Hole> gaps = new ArrayList<>(holes.getOrDefault(check, List.of()));
      long missed =
          gaps.stream().map(Hole::place).filter(p -> !seen.contains(p)).distinct().count();
      gaps.addAll(snapshot.holes());
      Coverage coverage =
          new Coverage("items", seen.size() + missed, seen.size(), List.of(), gaps, List.of());
      answers.put(
          check,
          new Answer(
              findings.getOrDefault(check, List.of()).stream().sorted().toList(),
              seen.size(),
              coverage));
    }
    return answers;
  }

  /** A value for each fact the detector decides. */
  public SortedMap<String, FactValue> facts() {
    TreeMap<String, FactValue> values = new TreeMap<>();
    for (String name : info.facts()) {
      FactValue known = facts.get(name);
      if (known != null) {
        values.put(name, known);
      } else if (crashed) {
        values.put(name, new FactValue(Ternary.UNKNOWN, info.name() + " crashed"));
      } else if (!snapshot.holes().isEmpty()) {
        Hole first = snapshot.holes().getFirst();
        values.put(name, new FactValue(Ternary.UNKNOWN, first.place() + ": " + first.reason()));
      } else {
        values.put(
            name,
            new FactValue(
                Ternary.FALSE, "none of " + snapshot.files().size() + " files shows any"));
      }
    }
    return values;
  }

  private void crash(Throwable e) {
    crashed = true;
    Hole hole =
        new Hole(
            info.name(),
            "the detector crashed: " + e.getClass().getSimpleName(),
            "report it with the file that causes it; the checks stay unproven");
    info.checks().forEach(check -> holes.computeIfAbsent(check, k -> new ArrayList<>()).add(hole));
  }

  @Override
  public void examined(CheckId check, String what) {
    examined.computeIfAbsent(check, k -> new TreeSet<>()).add(what);
  }

  @Override
  public void finding(
      Rule rule, Place place, String message, List<String> key, Map<String, String> attributes) {
    List<String> parts = new ArrayList<>(List.of(rule.id().value(), place.path()));
    parts.addAll(key);
    TreeMap<String, String> all = new TreeMap<>(attributes);
    if (!rule.cwe().isEmpty()) {
      all.putIfAbsent("cwe", String.join(",", rule.cwe()));
    }
    findings
        .computeIfAbsent(rule.check(), k -> new ArrayList<>())
        .add(
            new Finding(
                rule.check(),
                rule.id(),
                rule.severity(),
                rule.confidence(),
                message,
                place,
                Fingerprint.of(parts),
                all));
  }

  @Override
  public void unreadable(CheckId check, String path, String reason, String wayOut) {
    holes.computeIfAbsent(check, k -> new ArrayList<>()).add(new Hole(path, reason, wayOut));
  }

  @Override
  public void fact(String name, String because) {
    FactValue before = facts.get(name);
    if (before == null || before.value() != Ternary.TRUE) {
      facts.put(name, new FactValue(Ternary.TRUE, because));
    }
  }

  @Override
  public void unknownFact(String name, String because) {
    facts.putIfAbsent(name, new FactValue(Ternary.UNKNOWN, because));
  }
}

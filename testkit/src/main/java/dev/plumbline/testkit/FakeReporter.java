package dev.plumbline.testkit;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps what a detector reports. */
public final class FakeReporter implements Reporter {
  private final List<Finding> findings = new ArrayList<>();
  private final TreeMap<CheckId, TreeSet<String>> examined = new TreeMap<>();
  private final TreeMap<CheckId, TreeMap<String, String>> unreadable = new TreeMap<>();
  private final TreeMap<String, String> facts = new TreeMap<>();
  private final TreeMap<String, String> unknownFacts = new TreeMap<>();

  /** What one detector says about a snapshot with default parameters. */
  public static FakeReporter run(SnapshotDetector detector, Snapshot snapshot) {
    return run(detector, snapshot, Parameters.NONE);
  }

  /** What one detector says about a snapshot. */
  public static FakeReporter run(
      SnapshotDetector detector, Snapshot snapshot, Parameters parameters) {
    FakeReporter reporter = new FakeReporter();
    detector.detect(snapshot, parameters, reporter);
    return reporter;
  }

  /** All findings, sorted. */
  public List<Finding> findings() {
    return findings.stream().sorted().toList();
  }

  /** {@code path:line rule} of each finding, sorted; line 0 for a whole file. */
  public List<String> lines() {
    return findings().stream()
        .map(f -> {
          var region = f.place().region();
          return f.place().path()
              + ":"
              + (region == null ? 0 : region.startLine())
              + " "
              + f.rule();
        })
        .sorted()
        .toList();
  }

  /** What a check examined. */
  public SortedSet<String> examined(String check) {
    return examined.getOrDefault(new CheckId(check), new TreeSet<>());
  }

  /** Paths that a check could not read, with the reason. */
  public Map<String, String> unreadable(String check) {
    return unreadable.getOrDefault(new CheckId(check), new TreeMap<>());
  }

  /** Facts that are true, with what shows them. */
  public Map<String, String> facts() {
    return facts;
  }

  /** Facts that could not be found out. */
  public Map<String, String> unknownFacts() {
    return unknownFacts;
  }

  @Override
  public void examined(CheckId check, String what) {
    examined.computeIfAbsent(check, unused -> new TreeSet<>()).add(what);
  }

  @Override
  public void finding(
      Rule rule, Place place, String message, List<String> key, Map<String, String> attributes) {
    List<String> parts = new ArrayList<>(List.of(rule.id().value(), place.path()));
    parts.addAll(key);
    findings.add(
        new Finding(
            rule.check(),
            rule.id(),
            rule.severity(),
            rule.confidence(),
            message,
            place,
            Fingerprint.of(parts),
            new TreeMap<>(attributes)));
  }

  @Override
  public void unreadable(CheckId check, String path, String reason, String wayOut) {
    unreadable.computeIfAbsent(check, unused -> new TreeMap<>()).put(path, reason);
  }

  @Override
  public void fact(String name, String because) {
    facts.putIfAbsent(name, because);
  }

  @Override
  public void unknownFact(String name, String because) {
    unknownFacts.putIfAbsent(name, because);
  }
}

package dev.plumbline.detect.dependencies;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what locks one manifest and what pins its dependencies, and reports both. */
record ManifestJudgement(Tree tree, Reader reader, Manifest manifest, Reporter reporter) {
  void judge() {
    pins(lock());
  }

  /** What locks the manifest, reported; empty when that could not be told. */
  private Optional<Lock> lock() {
    if (!manifest.external()) {
      reporter.examined(ManifestDetector.LOCK_FILE, manifest.path());
      return Optional.of(new Lock.Inherent("nothing comes from outside"));
    }
    Lock lock;
    try {
      lock = reader.lock(tree, manifest);
    } catch (Unreadable e) {
      reporter.unreadable(
          ManifestDetector.LOCK_FILE,
          e.path(),
          e.reason(),
          "make the lock file again with the package manager");
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      reporter.unreadable(
          ManifestDetector.LOCK_FILE,
          manifest.path(),
          "comparing its lock file failed: " + e,
          "report this");
      return Optional.empty();
    }
    switch (lock) {
      case Lock.Inherent inherent -> reporter.examined(ManifestDetector.LOCK_FILE, manifest.path());
      case Lock.Missing missing -> missing(missing);
      case Lock.Present present -> present(present);
      case Lock.Opaque opaque -> {
        reporter.unreadable(
            ManifestDetector.LOCK_FILE, opaque.path(), opaque.reason(), opaque.wayOut());
        return Optional.empty();
      }
    }
    return Optional.of(lock);
  }

  private void missing(Lock.Missing missing) {
    reporter.examined(ManifestDetector.LOCK_FILE, manifest.path());
    Optional<String> ignored =
        missing.expected().stream().filter(tree.snapshot()::ignores).findFirst();
    String ecosystem = manifest.ecosystem().label();
    if (ignored.isPresent()) {
      reporter.finding(
          Rules.rule("lock-file-not-committed"),
          Place.file(manifest.path()),
          "The lock file "
              + ignored.get()
              + " is git-ignored, so that no clone resolves these "
              + ecosystem
              + " dependencies alike; the policy asks for a lock file in every ecosystem,"
              + " libraries included.",
          List.of(ecosystem),
          Map.of("expected", ignored.get(), "ecosystem", ecosystem));
      return;
    }
    reporter.finding(
        Rules.rule("lock-file-missing"),
        Place.file(manifest.path()),
        "No lock file stands for these "
            + ecosystem
            + " dependencies: "
            + missing.remedy()
            + ". The policy asks for one in every ecosystem, libraries included.",
        List.of(ecosystem),
        Map.of("expected", String.join(" ", missing.expected()), "ecosystem", ecosystem));
  }

  private void present(Lock.Present present) {
    reporter.examined(ManifestDetector.LOCK_FILE, manifest.path());
    boolean tracked = tree.snapshot().file(present.path()).map(SnapshotFile::tracked).orElse(true);
    if (tree.snapshot().versioned() && !tracked) {
      reporter.finding(
          Rules.rule("lock-file-not-committed"),
          Place.file(present.path()),
          "The lock file is there and git does not track it: commit it.",
          List.of(manifest.path()),
          Map.of("manifest", manifest.path()));
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Drift drift : present.drifts()) {
      reporter.finding(
          Rules.rule("lock-file-out-of-step"),
          Place.line(manifest.path(), Math.max(1, drift.dependency().line())),
          drift.dependency().name()
              + " "
              + drift.reason()
              + ": "
              + present.path()
              + " is out of step with the manifest.",
          key(drift.dependency().name(), seen),
          Map.of("lock-file", present.path(), "package", drift.dependency().name()));
    }
  }

  private void pins(Optional<Lock> lock) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      if (lock.isPresent()
          && lock.get() instanceof Lock.Present present
          && present.holds(dependency)) {
        continue;
      }
      List<String> key = key(dependency.name(), seen);
      Optional<Loose> loose =
          switch (dependency.pin()) {
            case Pin.Exact exact -> Optional.empty();
            case Pin.Local local -> Optional.empty();
            case Pin.Unknown reason -> {
              unknown.add(
                  "line " + dependency.line() + ": " + dependency.name() + ": " + reason.reason());
              yield Optional.empty();
            }
            case Pin.Range range -> Optional.of(new Loose("dependency-range", "a range"));
            case Pin.Floating floating ->
                Optional.of(new Loose("dependency-floating", floating.what()));
            case Pin.Unverified unverified ->
                Optional.of(new Loose("dependency-unverified", unverified.what()));
          };
      if (loose.isPresent() && lock.isEmpty()) {
        unknown.add(dependency.name() + " is " + loose.get().what() + ": only the lock file tells");
      } else {
        loose.ifPresent(how -> report(dependency, how, key));
      }
    }
    if (unknown.isEmpty()) {
      reporter.examined(ManifestDetector.PINNED, manifest.path());
      return;
    }
    String more = unknown.size() > 1 ? " (and " + (unknown.size() - 1) + " more)" : "";
    reporter.unreadable(
        ManifestDetector.PINNED,
        manifest.path(),
        unknown.getFirst() + more,
        "state one exact version in this tree, or commit a lock file that can be read");
  }

  /** A package may be named twice in one manifest: the second is told from the first. */
  private static List<String> key(String name, Map<String, Integer> seen) {
    int ordinal = seen.merge(name, 1, Integer::sum);
    return ordinal == 1 ? List.of(name) : List.of(name, String.valueOf(ordinal));
  }

  /** How a dependency is not pinned. */
  private record Loose(String rule, String what) {}

  private void report(Dependency dependency, Loose loose, List<String> key) {
    String specifier = dependency.specifier().isEmpty() ? "" : " `" + dependency.specifier() + "`";
    reporter.finding(
        Rules.rule(loose.rule()),
        Place.line(manifest.path(), Math.max(1, dependency.line())),
        dependency.name()
            + specifier
            + " is "
            + loose.what()
            + ", and no lock file holds it to one version.",
        key,
        Map.of(
            "package",
            dependency.name(),
            "specifier",
            dependency.specifier(),
            "ecosystem",
            manifest.ecosystem().label()));
  }
}

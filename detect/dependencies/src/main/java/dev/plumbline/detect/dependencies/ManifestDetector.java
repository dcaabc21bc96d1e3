package dev.plumbline.detect.dependencies;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import java.util.List;
import java.util.Set;

/**
 * Whether a lock file stands for each manifest and each direct dependency is one exact version: two
 * checks that need the same reading, so that one detector answers both.
 */
public final class ManifestDetector implements SnapshotDetector {
  static final CheckId LOCK_FILE = new CheckId("dependencies.lock-file");
  static final CheckId PINNED = new CheckId("dependencies.pinned");
  private static final String FACT = "dependencies";

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "dependencies/manifests",
        Set.of(LOCK_FILE.value(), PINNED.value()),
        Set.of(FACT),
        Rules.INDEX.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inventory inventory = Inventory.of(snapshot);
    Reporter shown = new ShownReporter(reporter);
    List<String> parents = parameters.get("trusted-maven-parents", List.of());
    for (Unreadable broken : inventory.broken()) {
      String wayOut = "mend the file, or exclude its path in .plumb/policy.yaml with a reason";
      shown.unreadable(LOCK_FILE, broken.path(), broken.reason(), wayOut);
      shown.unreadable(PINNED, broken.path(), broken.reason(), wayOut);
      shown.unknownFact(FACT, broken.path() + ": " + broken.reason());
    }
    for (Inventory.Item item : inventory.items()) {
      if (item.manifest().external()) {
        reporter.fact(FACT, item.manifest().path());
      }
      Manifest manifest = trusting(item.manifest(), parents);
      new ManifestJudgement(inventory.tree(), item.reader(), manifest, shown).judge();
    }
  }

  /**
   * The policy vouches for what these parents manage: an artefact that is released never changes.
   */
  private static Manifest trusting(Manifest manifest, List<String> parents) {
    return new Manifest(
        manifest.ecosystem(),
        manifest.path(),
        manifest.dependencies().stream()
            .map(d ->
                d.pin() instanceof Pin.Unknown unknown && parents.contains(unknown.managedBy())
                    ? new Dependency(d.name(), d.specifier(), d.line(), Pin.EXACT, d.conditional())
                    : d)
            .toList());
  }
}

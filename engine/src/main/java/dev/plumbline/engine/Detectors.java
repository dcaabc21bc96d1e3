package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.SnapshotDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The detectors of this build, as their modules' indexes list them.
 *
 * @param content sorted by name
 * @param snapshot sorted by name
 */
public record Detectors(List<ContentDetector> content, List<SnapshotDetector> snapshot) {
  public Detectors {
    content = content.stream().sorted(Comparator.comparing(d -> d.info().name())).toList();
    snapshot = snapshot.stream().sorted(Comparator.comparing(d -> d.info().name())).toList();
  }

  /** All that are on the class path. */
  public static Detectors installed() {
    List<ContentDetector> content = new ArrayList<>();
    ServiceLoader.load(ContentDetector.class, Detectors.class.getClassLoader())
        .forEach(content::add);
    List<SnapshotDetector> snapshot = new ArrayList<>();
    ServiceLoader.load(SnapshotDetector.class, Detectors.class.getClassLoader())
        .forEach(snapshot::add);
    return new Detectors(content, snapshot);
  }

  /** Only the content detectors: what a staged secret scan needs, without loading the others. */
  public static Detectors contentOnly() {
    List<ContentDetector> content = new ArrayList<>();
    ServiceLoader.load(ContentDetector.class, Detectors.class.getClassLoader())
        .forEach(content::add);
    return new Detectors(content, List.of());
  }

  /** Those whose name begins with this area, for example {@code infrastructure}. */
  public Detectors area(String area) {
    String prefix = area + "/";
    return new Detectors(
        content.stream().filter(d -> d.info().name().startsWith(prefix)).toList(),
        snapshot.stream().filter(d -> d.info().name().startsWith(prefix)).toList());
  }

  /** The checks that these can answer. */
  public SortedSet<CheckId> checks() {
    TreeSet<CheckId> checks = new TreeSet<>();
    content.forEach(d -> checks.addAll(d.info().checks()));
    snapshot.forEach(d -> checks.addAll(d.info().checks()));
    return checks;
  }
}

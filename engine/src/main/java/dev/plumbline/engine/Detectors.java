package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    return new Detectors(load(ContentDetector.class), load(SnapshotDetector.class));
  }

  /** Only the content detectors: what a staged secret scan needs, without loading the others. */
  public static Detectors contentOnly() {
    return new Detectors(load(ContentDetector.class), List.of());
  }

  private static <T> List<T> load(Class<T> service) {
    List<T> found = new ArrayList<>();
    ServiceLoader.load(service, Detectors.class.getClassLoader()).forEach(found::add);
    return found;
  }

  /** The rules of these detectors, by id. */
  public SortedMap<RuleId, Rule> rules() {
    TreeMap<RuleId, Rule> rules = new TreeMap<>();
    Stream.concat(content.stream(), snapshot.stream())
        .map(Object::getClass)
        .map(RuleIndex::ofDetector)
        .flatMap(Optional::stream)
        .forEach(index -> index.rules().forEach(rule -> rules.put(rule.id(), rule)));
    return rules;
  }

  /** The rules of these findings, by id: where there are none, no rule is read. */
  SortedMap<RuleId, Rule> rulesOf(List<Finding> findings) {
    if (findings.isEmpty()) {
      return new TreeMap<>();
    }
    SortedMap<RuleId, Rule> all = rules();
    TreeMap<RuleId, Rule> some = new TreeMap<>();
    for (Finding finding : findings) {
      Rule rule = all.get(finding.rule());
      if (rule != null) {
        some.put(finding.rule(), rule);
      }
    }
    return some;
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

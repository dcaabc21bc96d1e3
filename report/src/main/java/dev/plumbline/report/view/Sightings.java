package dev.plumbline.report.view;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings that are one to a reader: several checks can see the same thing at the same place, as
 * the checks of the tree and of the history do.
 */
public final class Sightings {
  private Sightings() {}

  private record Key(String rule, Fingerprint fingerprint, String spot, String origin) {}

  /** Groups of findings that share rule, fingerprint and place, in the order of their first. */
  public static List<List<Finding>> groups(Collection<Finding> findings) {
    Map<Key, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Key key =
          new Key(
              finding.rule().value(),
              finding.fingerprint(),
              Places.spot(finding.place()),
              Places.origin(finding.place()));
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(groups.values());
  }

  /** One finding of each group. */
  public static List<Finding> distinct(Collection<Finding> findings) {
    return groups(findings).stream().map(List::getFirst).toList();
  }

  /**
   * One finding of each group, in the order a person wants them: what stands in the current tree
   * first, and each thing once before any of them a second time.
   */
  static List<Finding> ordered(Collection<Finding> findings) {
    List<Finding> sorted =
        distinct(findings).stream()
            .sorted(Comparator.comparing((Finding finding) -> !finding.place().inHead()))
            .toList();
    Set<Fingerprint> seen = new HashSet<>();
    Map<Finding, Boolean> again = new HashMap<>();
    sorted.forEach(finding -> again.put(finding, !seen.add(finding.fingerprint())));
    return sorted.stream().sorted(Comparator.comparing(again::get)).toList();
  }
}

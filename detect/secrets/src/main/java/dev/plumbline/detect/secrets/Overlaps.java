package dev.plumbline.detect.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps one candidate for each value: the most specific rule's, then the surer, then the longer.
 */
final class Overlaps {
  private static final Comparator<Candidate> BEST =
      Comparator.comparing((Candidate c) -> c.rule().tier())
          .thenComparingDouble(Candidate::score)
          .thenComparingInt(c -> c.end() - c.start())
          .reversed()
          .thenComparingInt(Candidate::start)
          .thenComparing(c -> c.rule().id());

  private Overlaps() {}

  /** Those that stand, in order of position. */
  static List<Candidate> resolve(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      return List.copyOf(candidates);
    }
    List<Candidate> best = new ArrayList<>(candidates);
    best.sort(BEST);
    TreeMap<Integer, Candidate> kept = new TreeMap<>();
    for (Candidate candidate : best) {
      Map.Entry<Integer, Candidate> before = kept.lowerEntry(candidate.end());
      if (before == null || before.getValue().end() <= candidate.start()) {
        kept.put(candidate.start(), candidate);
      }
    }
    return List.copyOf(kept.values());
  }
}

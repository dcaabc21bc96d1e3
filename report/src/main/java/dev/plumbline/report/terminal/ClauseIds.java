package dev.plumbline.report.terminal;

import dev.plumbline.report.view.ClauseRanges;
import java.util.Collection;
import java.util.List;

/** Clause ids in a given room. */
final class ClauseIds {
  private ClauseIds() {}

  /** As many ids as fit, as ranges, then {@code +n} for the others. */
  static String fit(Collection<String> ids, int columns) {
    List<String> all = List.copyOf(ids);
    String whole = ClauseRanges.text(all);
    if (whole.length() <= columns) {
      return whole;
    }
    for (int shown = all.size() - 1; shown > 0; shown--) {
      String some = ClauseRanges.text(all.subList(0, shown)) + ", +" + (all.size() - shown);
      if (some.length() <= columns) {
        return some;
      }
    }
    return all.size() + " clauses";
  }
}

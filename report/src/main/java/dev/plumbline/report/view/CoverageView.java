package dev.plumbline.report.view;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.report.model.CoverageRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Coverage in words.
 *
 * @param names the rows with this very coverage: checks of one detector often share theirs
 * @param coverage what was looked at
 */
public record CoverageView(List<String> names, Coverage coverage) {

  /** Rows with equal coverage joined, in the order of their first. */
  public static List<CoverageView> of(List<CoverageRow> rows) {
    Map<Coverage, List<String>> joined = new LinkedHashMap<>();
    for (CoverageRow row : rows) {
      joined.computeIfAbsent(row.coverage(), _ -> new ArrayList<>()).add(row.name());
    }
    List<CoverageView> views = new ArrayList<>();
    joined.forEach((coverage, names) -> views.add(new CoverageView(List.copyOf(names), coverage)));
    return List.copyOf(views);
  }

  /**
   * The sum: {@code 1,204 objects = 1,190 scanned + 12 skipped + 2 not read}. What the counts leave
   * open is named too, so that no sum is ever shown that does not add up.
   */
  public String sum() {
    long missing = coverage.enumerated() - coverage.scanned() - coverage.skipped();
    StringBuilder out =
        new StringBuilder(Numbers.grouped(coverage.enumerated()))
            .append(' ')
            .append(coverage.unit())
            .append(" = ")
            .append(Numbers.grouped(coverage.scanned()))
            .append(" scanned");
    if (coverage.skipped() > 0) {
      out.append(" + ").append(Numbers.grouped(coverage.skipped())).append(" skipped");
    }
    if (missing != 0) {
      out.append(" + ").append(Numbers.grouped(missing)).append(" not read");
    }
    return out.toString();
  }
}

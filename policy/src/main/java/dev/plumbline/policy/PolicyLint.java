package dev.plumbline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decides {@code policy.no-placeholders}: guidance that was never finished. */
public final class PolicyLint {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\.\\.\\.|…|\\b(?:TODO|TBD|FIXME|XXX)\\b");

  private PolicyLint() {}

  /**
   * Clauses whose statement or list of tools holds a placeholder. The population is all clauses.
   */
  public static List<PolicyProblem> placeholders(ResolvedPolicy policy) {
    List<PolicyProblem> problems = new ArrayList<>();
    for (Clause clause : policy.clauses()) {
      boolean unfinished =
          PLACEHOLDER.matcher(clause.text()).find()
              || clause.tools().stream().anyMatch(tool -> PLACEHOLDER.matcher(tool).find());
      if (unfinished) {
        problems.add(
            new PolicyProblem(
                clause.place().file(),
                clause.place().line(),
                "clause " + clause.id() + " is not finished: it holds a placeholder",
                "finish the sentence or the list, or take the placeholder out"));
      }
    }
    return problems.stream().sorted().toList();
  }
}

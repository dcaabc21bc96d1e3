package dev.plumbline.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides {@code policy.control-mapping}: clauses and controls map to each other without a gap. */
public final class ControlMapping {
  private ControlMapping() {}

  /**
   * What is wrong: a clause that maps to no control, a control that no clause supports. A clause
   * that is switched off supports nothing. The population is clauses plus controls.
   */
  public static List<PolicyProblem> check(ResolvedPolicy policy) {
    List<PolicyProblem> problems = new ArrayList<>();
    Set<String> supported = new HashSet<>();
    for (Clause clause : policy.clauses()) {
      supported.addAll(clause.controls());
      if (clause.controls().isEmpty()) {
        problems.add(
            new PolicyProblem(
                clause.place().file(),
                clause.place().line(),
                "clause " + clause.id() + " maps to no control",
                "name one under controls in its binding"));
      }
    }
    for (Policy declaring : policy.policies()) {
      for (Control control : declaring.controls()) {
        if (!supported.contains(control.id())) {
          problems.add(
              new PolicyProblem(
                  declaring.place().file(),
                  declaring.place().line(),
                  "control " + control.id() + " is supported by no clause",
                  "map a clause to it, or take it out of controls"));
        }
      }
    }
    return problems.stream().distinct().sorted().toList();
  }
}

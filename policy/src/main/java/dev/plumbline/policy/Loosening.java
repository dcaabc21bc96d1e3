package dev.plumbline.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that one state of the policies asks for and another no longer does: the trust rule
 * shows it and lets it take effect only after the merge.
 *
 * @param kind what sort of loosening
 * @param what what is loosened: a clause, a policy, a parameter, a path, a part
 * @param reason in words
 * @param place where it is written; the overlay's first line when it comes from something left out
 */
public record Loosening(Kind kind, String what, String reason, SourcePlace place)
    implements Comparable<Loosening> {
  private static final Comparator<Loosening> ORDER =
      Comparator.comparing(Loosening::kind)
          .thenComparing(Loosening::what)
          .thenComparing(Loosening::reason);

  /** The sorts of loosening, gravest first. */
  public enum Kind {
    POLICY_DROPPED,
    CLAUSE_SWITCHED_OFF,
    SWITCH_OFF_EXTENDED,
    CLAUSE_DROPPED,
    CLAUSE_WEAKENED,
    PATH_EXCLUDED,
    PARAMETER_CHANGED,
    PART_CHANGED
  }

  @Override
  public int compareTo(Loosening other) {
    return ORDER.compare(this, other);
  }

  /** What the head asks less for than the base, gravest first; empty when it loosens nothing. */
  public static List<Loosening> between(ResolvedPolicy base, ResolvedPolicy head) {
    List<Loosening> found = new ArrayList<>();
    policies(base, head, found);
    switchOffs(base, head, found);
    clauses(base, head, found);
    excludes(base, head, found);
    parameters(base, head, found);
    parts(base, head, found);
    return found.stream().distinct().sorted().toList();
  }

  private static void policies(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    for (Policy policy : base.policies()) {
      if (head.policy(policy.id()).isEmpty()) {
        found.add(
            new Loosening(
                Kind.POLICY_DROPPED,
                policy.id(),
                "policy " + policy.id() + " is no longer judged",
                anywhere()));
      }
    }
  }

  private static void switchOffs(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    Map<String, SwitchOff> before = new HashMap<>();
    base.switchedOff().forEach(off -> before.put(off.clause().id(), off.entry()));
    for (ResolvedPolicy.SwitchedOff off : head.switchedOff()) {
      SwitchOff entry = off.entry();
      SwitchOff known = before.get(entry.clause());
      if (known == null) {
        found.add(
            new Loosening(
                Kind.CLAUSE_SWITCHED_OFF,
                entry.clause(),
                "clause "
                    + entry.clause()
                    + " is switched off by "
                    + entry.by()
                    + ": "
                    + entry.reason(),
                entry.place()));
      } else if (known.until() != null
          && (entry.until() == null || entry.until().isAfter(known.until()))) {
        found.add(
            new Loosening(
                Kind.SWITCH_OFF_EXTENDED,
                entry.clause(),
                "clause " + entry.clause() + " stays switched off for longer",
                entry.place()));
      }
    }
  }

  private static void clauses(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    Map<String, Clause> after = new HashMap<>();
    head.switchedOff().forEach(off -> after.put(off.clause().id(), off.clause()));
    head.clauses().forEach(clause -> after.put(clause.id(), clause));
    List<Clause> before = new ArrayList<>(base.clauses());
    base.switchedOff().forEach(off -> before.add(off.clause()));
    for (Clause clause : before) {
      Clause now = after.get(clause.id());
      if (now != null) {
        for (String reason : ClauseComparison.weaker(clause, now)) {
          found.add(
              new Loosening(
                  Kind.CLAUSE_WEAKENED,
                  clause.id(),
                  "clause " + clause.id() + ": " + reason,
                  // A built-in clause changes only through the overlay.
                  PolicyLoader.BUILT_IN.contains(now.policyId()) ? anywhere() : now.place()));
        }
      } else if (clause.policyId().equals(Clause.OVERLAY)
          || head.policy(clause.policyId()).isPresent()) {
        found.add(
            new Loosening(
                Kind.CLAUSE_DROPPED,
                clause.id(),
                "clause " + clause.id() + " is gone",
                anywhere()));
      }
    }
  }

  private static void excludes(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    List<String> before = base.excludes().stream().map(Exclude::pattern).toList();
    for (Exclude exclude : head.excludes()) {
      if (!before.contains(exclude.pattern())) {
        found.add(
            new Loosening(
                Kind.PATH_EXCLUDED,
                exclude.pattern(),
                "path " + exclude.pattern() + " is no longer scanned: " + exclude.reason(),
                exclude.place()));
      }
    }
  }

  private static void parameters(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    compare("", base.parameters(), head.parameters(), found);
    for (Clause clause : base.clauses()) {
      for (Parameter parameter : clause.parameters()) {
        if (own(base, clause, parameter) == null && own(head, clause, parameter) == null) {
          continue;
        }
        List<String> from = base.value(clause.id(), parameter.name());
        List<String> to = head.value(clause.id(), parameter.name());
        ParameterValue set = own(head, clause, parameter);
        if (parameter.weaker(from, to)) {
          found.add(changed(clause.id() + " ", parameter.name(), from, to, set));
        }
      }
    }
  }

  private static void compare(
      String prefix,
      SortedMap<String, ParameterValue> base,
      SortedMap<String, ParameterValue> head,
      List<Loosening> found) {
    base.forEach((name, before) -> {
      ParameterValue after = head.get(name);
      if (after != null && before.parameter().weaker(before.value(), after.value())) {
        found.add(changed(prefix, name, before.value(), after.value(), after));
      }
    });
  }

  private static @Nullable ParameterValue own(
      ResolvedPolicy policy, Clause clause, Parameter parameter) {
    SortedMap<String, ParameterValue> values = policy.clauseParameters().get(clause.id());
    return values == null ? null : values.get(parameter.name());
  }

  private static Loosening changed(
      String prefix,
      String name,
      List<String> from,
      List<String> to,
      @Nullable ParameterValue value) {
    SourcePlace place = value == null || value.setAt() == null ? anywhere() : value.setAt();
    return new Loosening(
        Kind.PARAMETER_CHANGED,
        prefix + name,
        "parameter " + prefix + name + " goes from " + words(from) + " to " + words(to),
        place);
  }

  private static String words(List<String> value) {
    return value.isEmpty() ? "its default" : String.join(", ", value);
  }

  private static void parts(ResolvedPolicy base, ResolvedPolicy head, List<Loosening> found) {
    for (Part part : base.parts()) {
      boolean kept =
          head.parts().stream()
              .anyMatch(other ->
                  other.name().equals(part.name())
                      && other.paths().equals(part.paths())
                      && other.owners().equals(part.owners()));
      if (!kept) {
        found.add(
            new Loosening(
                Kind.PART_CHANGED,
                part.name(),
                "part " + part.name() + " changes its paths or owners, or is gone",
                anywhere()));
      }
    }
  }

  private static SourcePlace anywhere() {
    return new SourcePlace(Overlay.FILE, 1);
  }
}

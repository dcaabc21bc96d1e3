package dev.plumbline.report.view;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Findings grouped by rule. Only findings that the report shows are in a group. */
public final class Problems {
  private Problems() {}

  private static final class Group {
    final TreeSet<Finding> findings = new TreeSet<>();
    final TreeSet<String> clauses = new TreeSet<>();
    boolean closesGate;
  }

  /** What violates clauses. */
  public static List<Problem> violating(ReportModel model) {
    TreeMap<RuleId, Group> groups = new TreeMap<>();
    for (ClauseRow clause : model.clauses()) {
      if (clause.verdict() instanceof Verdict.Violated violated) {
        for (Finding finding : violated.findings()) {
          if (model.shows(finding)) {
            Group group = groups.computeIfAbsent(finding.rule(), _ -> new Group());
            group.findings.add(finding);
            group.clauses.add(clause.id());
            group.closesGate |= clause.closesGate();
          }
        }
      }
    }
    return problems(model, groups);
  }

  /** All findings, as a findings-only report shows them. */
  public static List<Problem> all(ReportModel model) {
    return of(model, model.scanned().findings());
  }

  /** What a findings-only report lists: each thing at each place once. */
  public static List<Finding> shown(ReportModel model) {
    return Sightings.distinct(model.scanned().findings().stream().filter(model::shows).toList());
  }

  /** What neither violates a clause nor is excepted: shown so that nothing is lost. */
  public static List<Problem> further(ReportModel model) {
    Set<Finding> told = new HashSet<>();
    model.clauses().forEach(clause -> told.addAll(clause.findings()));
    return of(
        model,
        model.scanned().findings().stream().filter(finding -> !told.contains(finding)).toList());
  }

  /** How many of the findings are not listed because they were there before. */
  public static long before(ReportModel model) {
    List<Finding> hidden =
        model.scanned().findings().stream().filter(finding -> !model.shows(finding)).toList();
    return Sightings.groups(hidden).size();
  }

  private static List<Problem> of(ReportModel model, Collection<Finding> findings) {
    TreeMap<RuleId, Group> groups = new TreeMap<>();
    for (Finding finding : findings) {
      if (model.shows(finding)) {
        groups.computeIfAbsent(finding.rule(), _ -> new Group()).findings.add(finding);
      }
    }
    return problems(model, groups);
  }

  private static List<Problem> problems(ReportModel model, Map<RuleId, Group> groups) {
    List<Problem> problems = new ArrayList<>();
    groups.forEach((id, group) -> problems.add(problem(model, id, group)));
    problems.sort(Problem.ORDER);
    return List.copyOf(problems);
  }

  private static Problem problem(ReportModel model, RuleId id, Group group) {
    List<Finding> findings = Sightings.ordered(group.findings);
    Rule rule = model.scanned().rules().get(id);
    Severity severity =
        findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElseThrow();
    return new Problem(
        title(rule, findings), rule, severity, group.closesGate, findings, clauses(group));
  }

  private static SortedSet<String> clauses(Group group) {
    return Collections.unmodifiableSortedSet(group.clauses);
  }

  private static String title(@Nullable Rule rule, List<Finding> findings) {
    if (rule != null) {
      return rule.title();
    }
    return findings.size() == 1
        ? findings.getFirst().message()
        : findings.getFirst().rule().value().replace('-', ' ');
  }
}

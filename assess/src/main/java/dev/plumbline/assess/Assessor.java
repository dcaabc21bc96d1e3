package dev.plumbline.assess;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.CheckCatalogue;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Journey;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.ResolvedPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The pure function from policy and evidence to verdicts. It reads no clock, file or network; the
 * same arguments give the same answer, in whatever order the evidence comes.
 */
public final class Assessor {
  private final Steps steps;

  /**
   * An assessor.
   *
   * @param catalogue names the step that would prove what is unproven
   */
  public Assessor(CheckCatalogue catalogue) {
    this.steps = new Steps(catalogue);
  }

  /**
   * Judges every clause for every subject.
   *
   * @param policy the policies in force, their overlay as of the day
   * @param evidence what was seen, in any order
   * @param scope what ought to have been looked at
   * @param at the instant whose deadlines count; evidence about a later time is not heard
   * @param knownAt evidence collected later is not heard
   * @param zone whose days count
   */
  public Assessment assess(
      ResolvedPolicy policy,
      Collection<Evidence> evidence,
      ExpectedScope scope,
      Instant at,
      Instant knownAt,
      ZoneId zone) {
    EvidenceIndex index = new EvidenceIndex(evidence, at, knownAt, JourneyJudge::decides);
    ExceptionBook exceptions = new ExceptionBook(index, at, zone);
    ClauseJudge judge = new ClauseJudge(index, exceptions, at, zone, steps);

    List<ClauseSummary> firstPass =
        policy.clauses().stream()
            .filter(clause -> !JourneyJudge.decides(clause))
            .map(clause -> summary(clause, judge, index, scope))
            .toList();
    List<JourneyState> journeys = journeys(policy, firstPass);
    List<ClauseSummary> all = new ArrayList<>();
    java.util.Iterator<ClauseSummary> judged = firstPass.iterator();
    addJourneyEvidence(policy, journeys, index, scope, at);
    for (Clause clause : policy.clauses()) {
      all.add(JourneyJudge.decides(clause) ? summary(clause, judge, index, scope) : judged.next());
    }
    return new Assessment(
        at,
        knownAt,
        zone,
        editions(policy),
        all,
        journeys,
        policy.switchedOff(),
        policy.loosenings(),
        exceptions.entries(),
        notes(policy, index, exceptions));
  }

  private ClauseSummary summary(
      Clause clause, ClauseJudge judge, EvidenceIndex index, ExpectedScope scope) {
    boolean journey = JourneyJudge.decides(clause);
    SubjectKind kind = clause.subject();
    ExpectedScope.Expected expected = scope.of(kind).orElse(null);
    SortedSet<Subject> subjects = new TreeSet<>(index.subjects(kind, clause.proofs().checks()));
    if (expected != null) {
      subjects.addAll(expected.subjects());
    }
    List<ClauseVerdict> bySubject =
        new ArrayList<>(subjects.stream().map(subject -> judge.judge(clause, subject)).toList());
    if (expected == null || !expected.complete()) {
      bySubject.add(missing(clause, expected, subjects));
    }
    Verdict verdict =
        bySubject.isEmpty() && expected != null
            ? new Verdict.NotApplicable(expected.because())
            : RollUp.of(bySubject.stream().map(ClauseVerdict::verdict).toList());
    return new ClauseSummary(clause, verdict, bySubject, journey);
  }

  /** Nobody knows which subjects there are, or whether these are all: one verdict for the rest. */
  private ClauseVerdict missing(
      Clause clause,
      ExpectedScope.@org.jspecify.annotations.Nullable Expected expected,
      Set<Subject> known) {
    String kind = clause.subject().label();
    List<Gap> gaps = new ArrayList<>();
    for (CheckId check : clause.proofs().checks()) {
      gaps.add(
          known.isEmpty() && expected == null
              ? new Gap(
                  Gap.Kind.NO_EVIDENCE, check + ": nobody looked at any " + kind, steps.of(check))
              : new Gap(
                  Gap.Kind.MISSING_SUBJECT,
                  check
                      + ": nobody says whether these are all: "
                      + kind
                      + " ("
                      + (expected == null ? known.size() + " known" : expected.because())
                      + ")",
                  steps.of(check)));
    }
    Subject rest = new Subject(clause.subject(), "(not known)");
    return new ClauseVerdict(clause, rest, new Verdict.Unproven(gaps), List.of(), List.of());
  }

  private static List<JourneyState> journeys(ResolvedPolicy policy, List<ClauseSummary> firstPass) {
    List<JourneyState> journeys = new ArrayList<>();
    for (Policy each : policy.policies()) {
      Journey journey = each.journey();
      if (journey != null) {
        journeys.add(JourneyJudge.state(each, journey, firstPass));
      }
    }
    return journeys;
  }

  private static void addJourneyEvidence(
      ResolvedPolicy policy,
      List<JourneyState> journeys,
      EvidenceIndex index,
      ExpectedScope scope,
      Instant at) {
    if (journeys.isEmpty()) {
      return;
    }
    Set<SubjectKind> kinds =
        policy.clauses().stream()
            .filter(JourneyJudge::decides)
            .map(Clause::subject)
            .collect(Collectors.toCollection(TreeSet::new));
    for (SubjectKind kind : kinds) {
      scope
          .of(kind)
          .map(ExpectedScope.Expected::subjects)
          .orElse(new TreeSet<>())
          .forEach(
              subject -> JourneyJudge.evidence(journeys, subject, at).forEach(index::addDerived));
    }
  }

  private static List<Assessment.Edition> editions(ResolvedPolicy policy) {
    return policy.policies().stream()
        .map(each -> new Assessment.Edition(each.id(), each.title(), each.edition(), each.digest()))
        .toList();
  }

  private static List<String> notes(
      ResolvedPolicy policy, EvidenceIndex index, ExceptionBook exceptions) {
    List<String> notes = new ArrayList<>();
    Set<String> ids =
        policy.clauses().stream().map(Clause::id).collect(Collectors.toCollection(TreeSet::new));
    policy.switchedOff().forEach(off -> ids.add(off.clause().id()));
    notes.addAll(exceptions.strangers(ids));
    policy
        .lapsed()
        .forEach(off ->
            notes.add(
                "clause "
                    + off.clause()
                    + " was switched off until "
                    + off.until()
                    + " and is judged again"));
    if (index.ignored() > 0) {
      notes.add("evidence that came too late to be heard: " + index.ignored());
    }
    return notes;
  }
}

package dev.plumbline.assess;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Journey;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides journeys from the verdicts of the first pass, and makes the evidence that decides the
 * clauses about journeys in the second. Those clauses belong to no step's reckoning, so nothing
 * rests on itself.
 */
final class JourneyJudge {
  /** All mandatory steps are met. */
  static final CheckId MANDATORY = new CheckId("journey.mandatory-steps");

  /** Optional steps are shown and not counted. */
  static final CheckId OPTIONAL = new CheckId("journey.optional-steps");

  /** A later step does not count before the earlier ones are met. */
  static final CheckId IN_ORDER = new CheckId("journey.in-order");

  private static final Set<CheckId> CHECKS = Set.of(MANDATORY, OPTIONAL, IN_ORDER);
  private static final Producer PRODUCER = new Producer("assess/journey", "1", "");

  private JourneyJudge() {}

  /** Whether only the assessment itself can decide this check. */
  static boolean decides(CheckId check) {
    return CHECKS.contains(check);
  }

  /** Whether a clause is decided from the other verdicts. */
  static boolean decides(Clause clause) {
    return clause.proofs().checks().stream().anyMatch(JourneyJudge::decides);
  }

  /** Where the journey of a policy stands. */
  static JourneyState state(Policy policy, Journey journey, List<ClauseSummary> firstPass) {
    List<ClauseSummary> own =
        firstPass.stream().filter(each -> each.clause().policyId().equals(policy.id())).toList();
    List<JourneyState.StepState> steps = new ArrayList<>();
    for (Journey.Step step : journey.steps()) {
      steps.add(step(step, own));
    }
    List<JourneyState.StepState> mandatory =
        steps.stream().filter(state -> state.step().mandatory()).toList();
    int position = 0;
    while (position < mandatory.size() && mandatory.get(position).met()) {
      position++;
    }
    List<String> banked =
        mandatory.stream()
            .skip(position)
            .filter(JourneyState.StepState::met)
            .map(state -> state.step().id())
            .toList();
    return new JourneyState(policy.id(), steps, position, mandatory.size(), banked);
  }

  private static JourneyState.StepState step(Journey.Step step, List<ClauseSummary> clauses) {
    List<ClauseSummary> all =
        clauses.stream()
            .filter(each -> step.id().equals(each.clause().step()))
            .filter(each -> !each.journey())
            .toList();
    List<ClauseSummary> mandatory =
        all.stream().filter(each -> each.clause().level() == Level.MANDATORY).toList();
    List<ClauseSummary> deciding = mandatory.isEmpty() ? all : mandatory;
    List<ClauseSummary> missing =
        deciding.stream()
            .filter(each -> !each.meets())
            .sorted(Comparator.comparingInt(each -> each.verdict().rank()))
            .toList();
    JourneyState.Stand stand =
        missing.stream().anyMatch(each -> each.verdict() instanceof Verdict.Violated)
            ? JourneyState.Stand.VIOLATED
            : missing.isEmpty() && !deciding.isEmpty()
                ? JourneyState.Stand.MET
                : JourneyState.Stand.UNPROVEN;
    return new JourneyState.StepState(step, stand, ids(deciding), ids(missing));
  }

  /** What the journeys show about a subject, as evidence for the second pass. */
  static List<Evidence> evidence(List<JourneyState> journeys, Subject subject, Instant at) {
    List<JourneyState.StepState> mandatory = new ArrayList<>();
    List<JourneyState.StepState> optional = new ArrayList<>();
    List<String> banked = new ArrayList<>();
    for (JourneyState journey : journeys) {
      journey.steps().forEach(s -> (s.step().mandatory() ? mandatory : optional).add(s));
      journey.banked().forEach(id -> banked.add("step " + id + " is banked"));
    }
    List<Finding> findings = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    for (JourneyState.StepState state : mandatory) {
      switch (state.stand()) {
        case MET -> {}
        case VIOLATED -> findings.add(finding(state));
        case UNPROVEN -> holes.add(hole(state));
      }
    }
    long decided = mandatory.stream().filter(s -> s.stand() != JourneyState.Stand.UNPROVEN).count();
    return List.of(
        evidence(subject, MANDATORY, at, mandatory.size(), findings, holes, List.of()),
        evidence(subject, OPTIONAL, at, optional.size(), List.of(), List.of(), List.of()),
        evidence(subject, IN_ORDER, at, decided, List.of(), List.of(), banked));
  }

  private static Finding finding(JourneyState.StepState state) {
    String id = state.step().id();
    return new Finding(
        MANDATORY,
        new RuleId("journey-step-not-met"),
        Severity.MEDIUM,
        Confidence.HIGH,
        "step "
            + id
            + " ("
            + state.step().title()
            + ") is not met: "
            + String.join(", ", state.missing()),
        Place.file("(journey)"),
        Fingerprint.of(List.of("journey-step-not-met", id)),
        new LinkedHashMap<>());
  }

  private static Hole hole(JourneyState.StepState state) {
    String reason =
        state.missing().isEmpty()
            ? "no clause decides it"
            : state.missing().size() + " of " + state.clauses().size() + " clauses are not proven";
    return new Hole("step " + state.step().id(), reason, "prove its clauses: plumb journey");
  }

  private static Evidence evidence(
      Subject subject,
      CheckId check,
      Instant at,
      long population,
      List<Finding> findings,
      List<Hole> holes,
      List<String> notes) {
    Coverage coverage =
        new Coverage("steps", population, population - holes.size(), List.of(), holes, notes);
    return new Evidence(
        subject,
        new TreeSet<>(List.of(check)),
        PRODUCER,
        at,
        at,
        at,
        null,
        population,
        new Payload.Findings(findings, coverage));
  }

  private static List<String> ids(List<ClauseSummary> clauses) {
    return clauses.stream().map(each -> each.clause().id()).toList();
  }
}

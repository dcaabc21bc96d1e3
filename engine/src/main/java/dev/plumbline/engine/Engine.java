package dev.plumbline.engine;

import dev.plumbline.assess.Assessment;
import dev.plumbline.assess.Assessor;
import dev.plumbline.assess.ClauseSummary;
import dev.plumbline.assess.ExpectedScope;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.ControlMapping;
import dev.plumbline.policy.PolicyLint;
import dev.plumbline.policy.PolicyLoader;
import dev.plumbline.policy.PolicyProblem;
import dev.plumbline.policy.ResolvedPolicy;
import dev.plumbline.registers.ExceptionEvidence;
import dev.plumbline.registers.ExceptionsRegister;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at a target and judges it. */
public final class Engine {
  private static final CheckId MAPPING = new CheckId("policy.control-mapping");
  private static final CheckId FINISHED = new CheckId("policy.no-placeholders");

  private final Detectors detectors;

  public Engine(Detectors detectors) {
    this.detectors = detectors;
  }

  /**
   * What came of a check.
   *
   * @param looked what was found
   * @param policy the policies in force
   * @param assessment the verdicts
   */
  public record Judged(Looked looked, ResolvedPolicy policy, Assessment assessment) {}

  /** The checks that this version can answer. */
  public static SortedSet<CheckId> answerable(Detectors detectors) {
    TreeSet<CheckId> checks = new TreeSet<>(detectors.checks());
    checks.addAll(
        Set.of(
            ContentEvidence.TREE,
            ContentEvidence.HISTORY,
            ContentEvidence.SCANNED,
            ContentEvidence.CONFIG,
            ContentEvidence.REPLAYED,
            RecordExport.Kind.CHAT.check(),
            RecordExport.Kind.TICKETS.check(),
            FINISHED,
            MAPPING));
    for (String check :
        List.of(
            "exceptions.approved",
            "exceptions.approver-role",
            "exceptions.justified",
            "exceptions.documented",
            "exceptions.reviewed",
            "journey.mandatory-steps",
            "journey.optional-steps",
            "journey.in-order")) {
      checks.add(new CheckId(check));
    }
    return checks;
  }

  /**
   * Findings only.
   *
   * @throws TargetException if the target or its settings cannot be used
   */
  public Looked scan(Workspace workspace, Request request) throws TargetException {
    return new Look(workspace, request, detectors).run();
  }

  /**
   * Findings and verdicts.
   *
   * @throws TargetException if the target or its settings cannot be used
   */
  public Judged check(Workspace workspace, Request request) throws TargetException {
    return check(workspace, request, List.of());
  }

  /**
   * Findings and verdicts, with exports that the caller passes as evidence.
   *
   * @throws TargetException if the target, its settings or an export cannot be used
   */
  public Judged check(Workspace workspace, Request request, List<RecordExport> exports)
      throws TargetException {
    Look look = new Look(workspace, request, detectors);
    Looked looked = exports.isEmpty() ? look.run() : look.run(exports);
    ResolvedPolicy policy = look.trust().settings().policy();
    ExceptionsRegister register = Registers.exceptions(workspace, look.trust().settings(), request);
    List<Evidence> evidence = new ArrayList<>(looked.scan().evidence());
    evidence.addAll(ProjectEvidence.of(looked.scan().evidence(), policy));
    evidence.addAll(ExceptionEvidence.of(register, request.at(), request.zone(), request.at()));
    evidence.add(
        library(MAPPING, "control-mapping-gap", ControlMapping.check(policy), policy, request));
    evidence.add(
        library(FINISHED, "unfinished-clause", PolicyLint.placeholders(policy), policy, request));
    Subject repository = looked.subject();
    ExpectedScope scope =
        ExpectedScope.none()
            .withAll(SubjectKind.REPOSITORY, List.of(repository), "the repository that is checked")
            .withAll(
                SubjectKind.PROJECT,
                List.of(new Subject(SubjectKind.PROJECT, repository.id())),
                "the repository is taken for its project")
            .withAll(SubjectKind.POLICY_LIBRARY, List.of(library()), "the policies in force")
            .withExceptions(register);
    if (exports.stream().anyMatch(export -> export.kind() == RecordExport.Kind.CHAT)) {
      scope =
          scope.withAll(
              SubjectKind.ORGANISATION,
              List.of(RecordEvidence.organisation()),
              "the organisation whose chat was exported");
    }
    Assessment assessment =
        new Assessor(PolicyLoader.builtInChecks())
            .assess(policy, evidence, scope, request.at(), request.knownAt(), request.zone());
    return new Judged(
        looked.newOnly() ? looked.withKnown(follows(evidence, looked, assessment)) : looked,
        policy,
        assessment);
  }

  /**
   * What of the findings a change cannot have brought: those about the base's own registers and
   * policies, and those that only sum up how other clauses stand.
   */
  private static Set<Fingerprint> follows(
      List<Evidence> evidence, Looked looked, Assessment assessment) {
    Set<Fingerprint> known = new HashSet<>();
    evidence.subList(looked.scan().evidence().size(), evidence.size()).stream()
        .map(Evidence::payload)
        .filter(Payload.Findings.class::isInstance)
        .map(Payload.Findings.class::cast)
        .forEach(p -> p.findings().forEach(finding -> known.add(finding.fingerprint())));
    for (ClauseSummary summary : assessment.clauses()) {
      if (summary.verdict() instanceof Verdict.Violated violated) {
        violated.findings().stream()
            .filter(finding -> finding.check().value().startsWith("journey."))
            .forEach(finding -> known.add(finding.fingerprint()));
      }
    }
    return known;
  }

  private static Subject library() {
    return new Subject(SubjectKind.POLICY_LIBRARY, "policies");
  }

  private static Evidence library(
      CheckId check,
      String rule,
      List<PolicyProblem> problems,
      ResolvedPolicy policy,
      Request request) {
    List<Finding> findings = new ArrayList<>();
    for (PolicyProblem problem : problems) {
      findings.add(
          new Finding(
              check,
              new RuleId(rule),
              Severity.MEDIUM,
              Confidence.HIGH,
              problem.reason() + "; " + problem.wayOut(),
              Place.line(problem.file(), problem.line()),
              Fingerprint.of(List.of(rule, problem.reason())),
              new TreeMap<>()));
    }
    long population = policy.clauses().size();
    return new Evidence(
        library(),
        new TreeSet<>(List.of(check)),
        new Producer("policy", Version.text(), ""),
        request.at(),
        request.at(),
        request.at(),
        null,
        population,
        new Payload.Findings(
            findings,
            new Coverage("clauses", population, population, List.of(), List.of(), List.of())));
  }
}

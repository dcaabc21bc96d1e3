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
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Cadence;
import dev.plumbline.policy.Check;
import dev.plumbline.policy.CheckCatalogue;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.Journey;
import dev.plumbline.policy.KnownFact;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Proof;
import dev.plumbline.policy.ProofKind;
import dev.plumbline.policy.ProofSet;
import dev.plumbline.policy.ResolvedPolicy;
import dev.plumbline.policy.SourcePlace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Small policies and evidence for the tests. */
final class Given {
  static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");
  static final ZoneId UTC = ZoneId.of("UTC");
  static final Subject SHOP = new Subject(SubjectKind.REPOSITORY, "shop");
  static final Subject DESK = new Subject(SubjectKind.REPOSITORY, "desk");

  private Given() {}

  static Clause clause(String id, ProofSet.Mode mode, Proof... proofs) {
    return new Clause(
        id,
        "p",
        "Section",
        "Statement of " + id,
        Modality.MUST,
        Level.MANDATORY,
        SubjectKind.REPOSITORY,
        null,
        null,
        new ProofSet(mode, List.of(proofs)),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        new SourcePlace("p.md", 1));
  }

  static Clause all(String id, String... checks) {
    return clause(id, ProofSet.Mode.ALL, proofs(checks));
  }

  static Clause any(String id, String... checks) {
    return clause(id, ProofSet.Mode.ANY, proofs(checks));
  }

  static Clause guarded(Clause c, Guard guard) {
    return new Clause(
        c.id(),
        c.policyId(),
        c.section(),
        c.text(),
        c.modality(),
        c.level(),
        c.subject(),
        guard,
        c.cadence(),
        c.proofs(),
        c.parameters(),
        c.controls(),
        c.tools(),
        c.group(),
        c.step(),
        c.place());
  }

  static Clause cadence(Clause c, String cadence) {
    return new Clause(
        c.id(),
        c.policyId(),
        c.section(),
        c.text(),
        c.modality(),
        c.level(),
        c.subject(),
        c.guard(),
        Cadence.parse(cadence).orElseThrow(),
        c.proofs(),
        c.parameters(),
        c.controls(),
        c.tools(),
        c.group(),
        c.step(),
        c.place());
  }

  static Clause of(Clause c, Modality modality, Level level, SubjectKind kind) {
    return new Clause(
        c.id(),
        c.policyId(),
        c.section(),
        c.text(),
        modality,
        level,
        kind,
        c.guard(),
        c.cadence(),
        c.proofs(),
        c.parameters(),
        c.controls(),
        c.tools(),
        c.group(),
        c.step(),
        c.place());
  }

  static Clause step(Clause c, String step) {
    return new Clause(
        c.id(),
        c.policyId(),
        c.section(),
        c.text(),
        c.modality(),
        c.level(),
        c.subject(),
        c.guard(),
        c.cadence(),
        c.proofs(),
        c.parameters(),
        c.controls(),
        c.tools(),
        c.group(),
        step,
        c.place());
  }

  static Proof proof(String check) {
    return proof(check, ProofKind.TEST, Severity.LOW, null, null);
  }

  static Proof proof(
      String check,
      ProofKind kind,
      Severity failsAt,
      @Nullable Cadence cadence,
      @Nullable Guard guard) {
    return new Proof(new CheckId(check), kind, failsAt, cadence, guard);
  }

  private static Proof[] proofs(String... checks) {
    return Arrays.stream(checks).map(Given::proof).toArray(Proof[]::new);
  }

  static ResolvedPolicy policy(Clause... clauses) {
    return policy(null, clauses);
  }

  static ResolvedPolicy policy(@Nullable Journey journey, Clause... clauses) {
    Policy policy =
        new Policy(
            "p",
            "Policy",
            "1",
            "00",
            List.of("Section"),
            List.of(clauses),
            List.of(),
            List.of(),
            List.of(),
            journey,
            new SourcePlace("p.md", 1));
    return new ResolvedPolicy(
        List.of(policy),
        List.of(clauses),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of());
  }

  static CheckCatalogue catalogue() {
    TreeMap<CheckId, Check> checks = new TreeMap<>();
    for (String name : List.of("x.a", "x.b", "x.c")) {
      CheckId id = new CheckId(name);
      checks.put(id, new Check(id, name, "tree", ProofKind.TEST, "files", "run " + name));
    }
    TreeMap<String, KnownFact> facts = new TreeMap<>();
    facts.put(
        "containers", new KnownFact("containers", "It has containers", "look for containers"));
    return new CheckCatalogue(checks, facts);
  }

  static ExpectedScope shop() {
    return ExpectedScope.none().withAll(SubjectKind.REPOSITORY, List.of(SHOP), "no repository");
  }

  static Assessment assess(ResolvedPolicy policy, Collection<Evidence> evidence) {
    return assess(policy, evidence, shop(), AT, AT);
  }

  static Assessment assess(
      ResolvedPolicy policy,
      Collection<Evidence> evidence,
      ExpectedScope scope,
      Instant at,
      Instant knownAt) {
    return new Assessor(catalogue()).assess(policy, evidence, scope, at, knownAt, UTC);
  }

  /** The verdict of one clause about the shop. */
  static Verdict verdict(Clause clause, Evidence... evidence) {
    return only(clause, evidence).verdict();
  }

  static ClauseVerdict only(Clause clause, Evidence... evidence) {
    Assessment assessment = assess(policy(clause), List.of(evidence));
    assertOne(assessment);
    return assessment.clauses().getFirst().bySubject().getFirst();
  }

  private static void assertOne(Assessment assessment) {
    if (assessment.clauses().getFirst().bySubject().size() != 1) {
      throw new AssertionError(assessment.clauses().getFirst().bySubject());
    }
  }

  static Evidence pass(String check) {
    return findings(check, 5);
  }

  static Evidence empty(String check) {
    return findings(check, 0);
  }

  static Evidence fail(String check, String... prints) {
    return findings(
        check,
        5,
        finding(check, Severity.HIGH, prints.length == 0 ? "f" : prints[0]),
        Arrays.stream(prints)
            .skip(1)
            .map(print -> finding(check, Severity.HIGH, print))
            .toArray(Finding[]::new));
  }

  private static Evidence findings(String check, long population, Finding first, Finding... more) {
    List<Finding> all = new java.util.ArrayList<>(List.of(more));
    all.add(first);
    return envelope(SHOP, check, population, new Payload.Findings(all, covered(population)));
  }

  static Evidence findings(String check, long population, Finding... findings) {
    return envelope(
        SHOP, check, population, new Payload.Findings(List.of(findings), covered(population)));
  }

  static Evidence hole(String check, Finding... findings) {
    Hole hole = new Hole("secret.txt", "permission denied", "make it readable");
    Coverage coverage = new Coverage("files", 5, 4, List.of(), List.of(hole), List.of());
    return envelope(SHOP, check, 4, new Payload.Findings(List.of(findings), coverage));
  }

  static Evidence observed(String check, Finding... findings) {
    return envelope(
        SHOP, check, 3, new Payload.Observation(Map.of(), List.of(findings), covered(3)));
  }

  static Evidence denied(String check) {
    return envelope(
        SHOP,
        check,
        0,
        new Payload.Observation(Map.of("permission", "denied"), List.of(), covered(0)));
  }

  static Evidence word(String check, String by) {
    return envelope(
        SHOP, check, 1, new Payload.Attestation(by, LocalDate.of(2026, 6, 1), "so it is"));
  }

  static Evidence record(String check, String by, Standing standing) {
    return record(SHOP, check, "R-1", by, standing);
  }

  static Evidence record(Subject subject, String check, String id, String by, Standing standing) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    fields.put("approver", by);
    return envelope(
        subject, check, 1, new Payload.Entry("r", id, fields, Place.line("r.yaml", 1), standing));
  }

  static Evidence fact(String name, Ternary value) {
    return new Evidence(
        SHOP,
        new TreeSet<>(),
        producer("detect/" + name),
        AT,
        AT,
        AT,
        null,
        1,
        new Payload.Fact(name, value, name + " is " + value));
  }

  static Finding finding(String check, Severity severity, String print) {
    return new Finding(
        new CheckId(check),
        new RuleId("rule"),
        severity,
        Confidence.HIGH,
        "message " + print,
        Place.line("src/" + print, 1),
        new Fingerprint(print),
        new LinkedHashMap<>());
  }

  static Evidence envelope(Subject subject, String check, long population, Payload payload) {
    return new Evidence(
        subject,
        new TreeSet<>(List.of(new CheckId(check))),
        producer("detect/x"),
        AT,
        AT,
        AT,
        null,
        population,
        payload);
  }

  static Evidence by(Evidence e, String producer) {
    return new Evidence(
        e.subject(),
        e.checks(),
        producer(producer),
        e.observedFrom(),
        e.observedTo(),
        e.collectedAt(),
        e.validUntil(),
        e.population(),
        e.payload());
  }

  static Evidence seen(Evidence e, Instant when) {
    return new Evidence(
        e.subject(),
        e.checks(),
        e.producer(),
        when,
        when,
        when,
        e.validUntil(),
        e.population(),
        e.payload());
  }

  static Evidence valid(Evidence e, Instant until) {
    return new Evidence(
        e.subject(),
        e.checks(),
        e.producer(),
        e.observedFrom(),
        e.observedTo(),
        e.collectedAt(),
        until,
        e.population(),
        e.payload());
  }

  static Evidence about(Evidence e, Subject subject) {
    return new Evidence(
        subject,
        e.checks(),
        e.producer(),
        e.observedFrom(),
        e.observedTo(),
        e.collectedAt(),
        e.validUntil(),
        e.population(),
        e.payload());
  }

  private static Producer producer(String name) {
    return new Producer(name, "1", "");
  }

  private static Coverage covered(long count) {
    return new Coverage("files", count, count, List.of(), List.of(), List.of());
  }

  static final Standing SIGNED = new Standing(Standing.Approval.SIGNED, List.of());
  static final Standing CLAIMED = new Standing(Standing.Approval.CLAIMED, List.of());
  static final Standing BROKEN =
      new Standing(Standing.Approval.SIGNED, List.of("r.yaml:1: it has no end; add one"));
}

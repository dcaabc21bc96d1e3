package dev.plumbline.assess;

import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.any;
import static dev.plumbline.assess.Given.by;
import static dev.plumbline.assess.Given.denied;
import static dev.plumbline.assess.Given.empty;
import static dev.plumbline.assess.Given.fact;
import static dev.plumbline.assess.Given.fail;
import static dev.plumbline.assess.Given.finding;
import static dev.plumbline.assess.Given.findings;
import static dev.plumbline.assess.Given.guarded;
import static dev.plumbline.assess.Given.hole;
import static dev.plumbline.assess.Given.observed;
import static dev.plumbline.assess.Given.only;
import static dev.plumbline.assess.Given.pass;
import static dev.plumbline.assess.Given.proof;
import static dev.plumbline.assess.Given.record;
import static dev.plumbline.assess.Given.verdict;
import static dev.plumbline.assess.Given.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.ProofKind;
import dev.plumbline.policy.ProofSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table, and how proofs combine. */
class VerdictTableTest {
  private static final Clause A = all("A", "x.a");

  @Test
  void nothingSeenIsNeverSatisfied() {
    gap(verdict(A), Gap.Kind.NO_EVIDENCE, "run x.a");
  }

  @Test
  void aPassIsSatisfiedAsTested() {
    assertThat(verdict(A, pass("x.a"))).isEqualTo(new Verdict.Satisfied(Strength.TESTED, 5));
    assertThat(verdict(A, observed("x.a"))).isEqualTo(new Verdict.Satisfied(Strength.OBSERVED, 3));
  }

  @Test
  void aFindingViolates() {
    assertThat(verdict(A, fail("x.a", "f", "g")))
        .isInstanceOfSatisfying(
            Verdict.Violated.class, violated -> assertThat(violated.findings()).hasSize(2));
    assertThat(verdict(A, observed("x.a", finding("x.a", Severity.LOW, "f"))))
        .isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void aFindingViolatesEvenWhereNotEverythingWasRead() {
    assertThat(verdict(A, hole("x.a", finding("x.a", Severity.HIGH, "f"))))
        .isInstanceOf(Verdict.Violated.class);
  }

  @ParameterizedTest
  @CsvSource({
    "INFO, INFO, true", "INFO, LOW, false", "LOW, LOW, true", "LOW, MEDIUM, false",
    "MEDIUM, MEDIUM, true", "MEDIUM, HIGH, false", "HIGH, CRITICAL, false",
        "CRITICAL, CRITICAL, true",
    "CRITICAL, INFO, true"
  })
  void onlySevereEnoughFindingsViolate(Severity found, Severity failsAt, boolean violates) {
    Clause clause =
        Given.clause("A", ProofSet.Mode.ALL, proof("x.a", ProofKind.TEST, failsAt, null, null));
    ClauseVerdict result = only(clause, findings("x.a", 5, finding("x.a", found, "f")));
    assertThat(result.verdict() instanceof Verdict.Violated).isEqualTo(violates);
    assertThat(result.findings()).as("never lost").hasSize(1);
  }

  @Test
  void aHoleIsUnprovenAndNamesThePlaceAndTheWayOut() {
    Verdict verdict = verdict(A, hole("x.a"));
    gap(verdict, Gap.Kind.INCOMPLETE, "make it readable");
    assertThat(((Verdict.Unproven) verdict).gaps().getFirst().reason())
        .contains("secret.txt", "permission denied");
  }

  @Test
  void countsThatDoNotAddUpAreUnproven() {
    dev.plumbline.evidence.Coverage odd =
        new dev.plumbline.evidence.Coverage("files", 5, 4, List.of(), List.of(), List.of());
    Evidence evidence =
        Given.envelope(
            Given.SHOP, "x.a", 4, new dev.plumbline.evidence.Payload.Findings(List.of(), odd));
    gap(verdict(A, evidence), Gap.Kind.INCOMPLETE, "run x.a");
  }

  @Test
  void anEmptyPopulationIsUnproven() {
    gap(verdict(A, empty("x.a")), Gap.Kind.EMPTY_POPULATION, "run x.a");
  }

  @Test
  void aMissingPermissionIsUnproven() {
    gap(verdict(A, denied("x.a")), Gap.Kind.NO_PERMISSION, "run x.a");
  }

  @Test
  void aPersonsWordIsAttestedNeverSatisfied() {
    assertThat(verdict(A, word("x.a", "ada"))).isEqualTo(new Verdict.Attested(List.of("ada")));
  }

  @Test
  void aRecordCountsByItsStanding() {
    assertThat(verdict(A, record("x.a", "ada", Given.SIGNED)))
        .isEqualTo(new Verdict.Satisfied(Strength.RECORDED, 1));
    assertThat(
            verdict(A, record("x.a", "ada", new Standing(Standing.Approval.OBSERVED, List.of()))))
        .isEqualTo(new Verdict.Satisfied(Strength.RECORDED, 1));
    assertThat(verdict(A, record("x.a", "ada", Given.CLAIMED)))
        .isEqualTo(new Verdict.Attested(List.of("ada")));
    Verdict broken = verdict(A, record("x.a", "ada", Given.BROKEN));
    gap(broken, Gap.Kind.NO_EVIDENCE, "run x.a");
    assertThat(((Verdict.Unproven) broken).gaps().getFirst().reason())
        .isEqualTo("x.a: r R-1 does not count: r.yaml:1: it has no end; add one");
    gap(verdict(A, record("x.a", " ", Given.SIGNED)), Gap.Kind.NO_EVIDENCE, "run x.a");
  }

  @Test
  void aRecordOfItsOwnSubjectIsOnlyTheirWord() {
    Subject ada = new Subject(SubjectKind.PERSON, "ada");
    Clause clause =
        Given.of(
            A,
            dev.plumbline.policy.Modality.MUST,
            dev.plumbline.policy.Level.MANDATORY,
            SubjectKind.PERSON);
    ExpectedScope scope = ExpectedScope.none().withAll(SubjectKind.PERSON, List.of(ada), "nobody");
    for (String by : List.of("ada", "bob")) {
      Assessment assessment =
          Given.assess(
              Given.policy(clause),
              List.of(Given.record(ada, "x.a", "R-1", by, Given.SIGNED)),
              scope,
              Given.AT,
              Given.AT);
      assertThat(assessment.clauses().getFirst().verdict())
          .isEqualTo(
              by.equals("ada")
                  ? new Verdict.Attested(List.of("ada"))
                  : new Verdict.Satisfied(Strength.RECORDED, 1));
    }
  }

  @Test
  void oneSoundRecordIsEnough() {
    assertThat(
            verdict(
                A,
                record("x.a", "ada", Given.BROKEN),
                record(Given.SHOP, "x.a", "R-2", "ada", Given.SIGNED)))
        .isEqualTo(new Verdict.Satisfied(Strength.RECORDED, 1));
  }

  @ParameterizedTest
  @CsvSource({"TEST, TESTED", "OBSERVATION, OBSERVED", "RECORD, RECORDED", "DOCUMENT, RECORDED"})
  void aProofIsNeverCalledStrongerThanItsKind(ProofKind kind, Strength strength) {
    Clause clause =
        Given.clause("A", ProofSet.Mode.ALL, proof("x.a", kind, Severity.LOW, null, null));
    assertThat(verdict(clause, pass("x.a"))).isEqualTo(new Verdict.Satisfied(strength, 5));
  }

  /** All combinations of two proofs: p passes, f fails, g has a gap, w is somebody's word. */
  @ParameterizedTest
  @CsvSource({
    "p, p, satisfied, satisfied", "p, w, attested, satisfied", "p, g, unproven, satisfied",
    "p, f, violated, satisfied", "w, w, attested, attested", "w, g, unproven, attested",
    "w, f, violated, attested", "g, g, unproven, unproven", "g, f, violated, unproven",
    "f, f, violated, violated"
  })
  void proofsCombineByAllOrAny(char one, char other, String all, String any) {
    Evidence[] evidence = {sign("x.a", one), sign("x.b", other)};
    Evidence[] turned = {sign("x.b", one), sign("x.a", other)};
    for (Evidence[] each : List.of(evidence, turned)) {
      assertThat(verdict(Given.all("A", "x.a", "x.b"), each).word()).isEqualTo(all);
      assertThat(verdict(Given.any("A", "x.a", "x.b"), each).word()).isEqualTo(any);
    }
  }

  @Test
  void gapsBesideAViolationAreTold() {
    ClauseVerdict result = only(all("A", "x.a", "x.b"), fail("x.a"), hole("x.b"));
    assertThat(result.notes()).anyMatch(note -> note.contains("secret.txt"));
  }

  @Test
  void allTakesTheWeakestStrengthAndAnyTheBest() {
    assertThat(verdict(all("A", "x.a", "x.b"), pass("x.a"), observed("x.b")))
        .isEqualTo(new Verdict.Satisfied(Strength.OBSERVED, 8));
    assertThat(verdict(any("A", "x.a", "x.b"), pass("x.a"), observed("x.b")))
        .isEqualTo(new Verdict.Satisfied(Strength.TESTED, 8));
  }

  @Test
  void ofSeveralProducersTheFailingOneWins() {
    assertThat(verdict(A, pass("x.a"), by(fail("x.a"), "detect/y")))
        .isInstanceOf(Verdict.Violated.class);
    assertThat(verdict(A, pass("x.a"), by(hole("x.a"), "detect/y")))
        .isInstanceOf(Verdict.Unproven.class);
    assertThat(verdict(A, observed("x.a"), by(pass("x.a"), "detect/y")))
        .isEqualTo(new Verdict.Satisfied(Strength.TESTED, 5));
    assertThat(verdict(A, by(word("x.a", "ada"), "people"), pass("x.a")))
        .isEqualTo(new Verdict.Satisfied(Strength.TESTED, 5));
  }

  @Test
  void aFindingCountsForItsCheckWhateverTheEnvelopeSays() {
    Evidence odd = findings("x.b", 5, finding("x.a", Severity.HIGH, "f"));
    assertThat(verdict(A, odd)).isInstanceOf(Verdict.Violated.class);
    assertThat(verdict(all("A", "x.b"), odd)).isInstanceOf(Verdict.Satisfied.class);
  }

  /** Guard value, what the proof says, the verdict. */
  @ParameterizedTest
  @CsvSource({
    "TRUE, p, satisfied",
    "TRUE, f, violated",
    "TRUE, g, unproven",
    "TRUE, w, attested",
    "FALSE, p, not applicable",
    "FALSE, f, not applicable",
    "FALSE, g, not applicable",
    "FALSE, w, not applicable",
    "UNKNOWN, p, unproven",
    "UNKNOWN, f, unproven",
    "UNKNOWN, g, unproven",
    "UNKNOWN, w, unproven"
  })
  void guardsHaveThreeValues(Ternary value, char proof, String word) {
    Clause clause = guarded(A, new Guard.Fact("containers"));
    ClauseVerdict result = only(clause, fact("containers", value), sign("x.a", proof));
    assertThat(result.verdict().word()).isEqualTo(word);
    if (proof == 'f') {
      assertThat(result.findings()).as("never lost").hasSize(1);
      assertThat(result.notes()).hasSize(value == Ternary.TRUE ? 0 : 1);
    }
    if (value == Ternary.UNKNOWN) {
      gap(result.verdict(), Gap.Kind.UNKNOWN_GUARD, "look for containers");
    }
  }

  @Test
  void aFactNobodyReportedIsUnknown() {
    gap(
        verdict(guarded(A, new Guard.Fact("containers")), pass("x.a")),
        Gap.Kind.UNKNOWN_GUARD,
        "look for containers");
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, FALSE, satisfied",
    "TRUE, UNKNOWN, satisfied",
    "FALSE, FALSE, not applicable",
    "FALSE, UNKNOWN, unproven",
    "UNKNOWN, UNKNOWN, unproven"
  })
  void severalReportsOfOneFact(Ternary one, Ternary other, String word) {
    Clause clause = guarded(A, new Guard.Fact("containers"));
    Evidence second = by(fact("containers", other), "detect/other");
    assertThat(verdict(clause, fact("containers", one), second, pass("x.a")).word())
        .isEqualTo(word);
    assertThat(verdict(clause, second, pass("x.a"), fact("containers", one)).word())
        .isEqualTo(word);
  }

  @Test
  void notApplicableSaysWhy() {
    assertThat(verdict(guarded(A, new Guard.Fact("containers")), fact("containers", Ternary.FALSE)))
        .isEqualTo(new Verdict.NotApplicable("containers is FALSE"));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, f, violated",
    "TRUE, p, satisfied",
    "FALSE, f, satisfied",
    "UNKNOWN, f, unproven",
    "UNKNOWN, p, unproven"
  })
  void aProofMayHaveItsOwnGuard(Ternary value, char second, String word) {
    Clause clause =
        Given.clause(
            "A",
            ProofSet.Mode.ALL,
            proof("x.a"),
            proof("x.b", ProofKind.TEST, Severity.LOW, null, new Guard.Fact("containers")));
    assertThat(verdict(clause, pass("x.a"), sign("x.b", second), fact("containers", value)).word())
        .isEqualTo(word);
  }

  @Test
  void whenNoProofIsAskedForItDoesNotApply() {
    Clause clause =
        Given.clause(
            "A",
            ProofSet.Mode.ALL,
            proof("x.b", ProofKind.TEST, Severity.LOW, null, new Guard.Fact("containers")));
    assertThat(verdict(clause, fact("containers", Ternary.FALSE)).word())
        .isEqualTo("not applicable");
  }

  @Test
  void rolledUpTheWorstWins() {
    List<Evidence> evidence = new ArrayList<>(List.of(pass("x.a")));
    ExpectedScope both =
        ExpectedScope.none()
            .withAll(SubjectKind.REPOSITORY, List.of(Given.SHOP, Given.DESK), "none");
    assertThat(rolledUp(evidence, both).word()).isEqualTo("unproven");
    evidence.add(Given.about(pass("x.a"), Given.DESK));
    assertThat(rolledUp(evidence, both)).isEqualTo(new Verdict.Satisfied(Strength.TESTED, 10));
    evidence.set(1, Given.about(fail("x.a"), Given.DESK));
    assertThat(rolledUp(evidence, both).word()).isEqualTo("violated");
    evidence.set(1, Given.about(word("x.a", "ada"), Given.DESK));
    assertThat(rolledUp(evidence, both).word()).isEqualTo("attested");
  }

  private static Verdict rolledUp(List<Evidence> evidence, ExpectedScope scope) {
    return Given.assess(Given.policy(A), evidence, scope, Given.AT, Given.AT)
        .clauses()
        .getFirst()
        .verdict();
  }

  static Evidence sign(String check, char sign) {
    return switch (sign) {
      case 'p' -> pass(check);
      case 'f' -> fail(check);
      case 'g' -> hole(check);
      case 'w' -> word(check, "ada");
      default -> throw new AssertionError(sign);
    };
  }

  private static void gap(Verdict verdict, Gap.Kind kind, String step) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unproven.class,
            unproven ->
                assertThat(unproven.gaps())
                    .anyMatch(gap -> gap.kind() == kind && gap.step().equals(step)));
  }
}

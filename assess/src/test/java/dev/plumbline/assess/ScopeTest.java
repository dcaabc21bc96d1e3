package dev.plumbline.assess;

import static dev.plumbline.assess.Given.AT;
import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import dev.plumbline.registers.Approvers;
import dev.plumbline.registers.CommitSignatures;
import dev.plumbline.registers.ExceptionEvidence;
import dev.plumbline.registers.ExceptionsRegister;
import dev.plumbline.registers.Roster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Clause A = all("A", "x.a");

  @Test
  void anExpectedSubjectWithoutEvidenceIsUnproven() {
    ExpectedScope both =
        ExpectedScope.none()
            .withAll(SubjectKind.REPOSITORY, List.of(Given.SHOP, Given.DESK), "none");
    ClauseSummary summary = summary(both, pass("x.a"));
    assertThat(summary.bySubject())
        .extracting(each -> each.subject().id())
        .containsExactly("desk", "shop");
    assertThat(summary.bySubject())
        .extracting(each -> each.verdict().word())
        .containsExactly("unproven", "satisfied");
  }

  @Test
  void aKindOfWhichNobodyKnowsIsOneUnprovenVerdict() {
    ClauseSummary summary = summary(ExpectedScope.none());
    assertThat(summary.bySubject())
        .singleElement()
        .satisfies(each -> assertThat(gaps(each.verdict())).containsExactly(Gap.Kind.NO_EVIDENCE));
    assertThat(((Verdict.Unproven) summary.verdict()).gaps().getFirst().step())
        .isEqualTo("run x.a");
  }

  @Test
  void evidenceAboutSomeIsNotEvidenceAboutAll() {
    ClauseSummary unknown = summary(ExpectedScope.none(), pass("x.a"));
    assertThat(unknown.verdict()).isInstanceOf(Verdict.Unproven.class);
    ExpectedScope some =
        ExpectedScope.none().withSome(SubjectKind.REPOSITORY, List.of(Given.SHOP), "page 1 of 3");
    ClauseSummary partly = summary(some, pass("x.a"));
    assertThat(gaps(partly.verdict())).containsExactly(Gap.Kind.MISSING_SUBJECT);
  }

  @Test
  void knownCompletelyAndEmptyIsNotApplicable() {
    ExpectedScope none =
        ExpectedScope.none().withAll(SubjectKind.REPOSITORY, List.of(), "no repository is known");
    ClauseSummary summary = summary(none);
    assertThat(summary.verdict()).isEqualTo(new Verdict.NotApplicable("no repository is known"));
    ExpectedScope unsure =
        ExpectedScope.none().withSome(SubjectKind.REPOSITORY, List.of(), "cannot list them");
    assertThat(summary(unsure).verdict()).isInstanceOf(Verdict.Unproven.class);
  }

  @Test
  void whatWasSeenBeyondTheScopeIsJudgedToo() {
    ClauseSummary summary =
        summary(Given.shop(), pass("x.a"), Given.about(Given.fail("x.a"), Given.DESK));
    assertThat(summary.verdict()).isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void withoutRegisteredExceptionsTheirClausesDoNotApply() {
    assertThat(exceptions(ExceptionsRegister.absent(Approvers.of(Roster.none()))))
        .isEqualTo(new Verdict.NotApplicable("no exceptions are registered"));
    assertThat(exceptions(read("version: 1\nexceptions: []\n")))
        .isEqualTo(new Verdict.NotApplicable("no exceptions are registered"));
  }

  @Test
  void anUnreadableRegisterIsNotAnEmptyOne() {
    assertThat(exceptions(read("version: 1\nexceptions: [\n")))
        .isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void aMalformedEntryViolatesAndIsNamed() {
    Verdict verdict = exceptions(read("version: 1\nexceptions:\n  - id: EX-1\n"));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated ->
                assertThat(violated.findings())
                    .allMatch(finding -> finding.message().startsWith("EX-1: ")));
  }

  private static ExceptionsRegister read(String text) {
    return ExceptionsRegister.read(
        ExceptionsRegister.PATH,
        text,
        Approvers.of(Roster.none()),
        CommitSignatures.none(),
        Given.UTC);
  }

  private static Verdict exceptions(ExceptionsRegister register) {
    Clause clause =
        Given.of(
            all("EXC", "exceptions.documented"),
            Modality.MUST,
            Level.MANDATORY,
            SubjectKind.EXCEPTION);
    List<Evidence> evidence = ExceptionEvidence.of(register, AT, Given.UTC, AT);
    return Given.assess(
            Given.policy(clause), evidence, ExpectedScope.none().withExceptions(register), AT, AT)
        .clauses()
        .getFirst()
        .verdict();
  }

  private static List<Gap.Kind> gaps(Verdict verdict) {
    return new ArrayList<>(((Verdict.Unproven) verdict).gaps().stream().map(Gap::kind).toList());
  }

  private static ClauseSummary summary(ExpectedScope scope, Evidence... evidence) {
    return Given.assess(Given.policy(A), List.of(evidence), scope, AT, AT).clauses().getFirst();
  }
}

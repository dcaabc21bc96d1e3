package dev.plumbline.assess;

import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.fail;
import static dev.plumbline.assess.Given.pass;
import static dev.plumbline.assess.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.Journey;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import dev.plumbline.policy.ResolvedPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyTest {
  private static final Journey JOURNEY =
      new Journey(
          List.of(
              new Journey.Step("1", "First", true),
              new Journey.Step("2", "Second", true),
              new Journey.Step("3", "Third", true),
              new Journey.Step("4", "Fourth", false)));
  private static final List<String> CHECKS = List.of("s.one", "s.two", "s.three", "s.four");

  /** One sign per step: p passes, f fails, g is unproven, w is attested. */
  @ParameterizedTest
  @CsvSource({
    "ggg, 0, '', unproven, unproven", "pgg, 1, '', unproven, satisfied",
    "pfg, 1, '', violated, satisfied", "ppp, 3, '', satisfied, satisfied",
    "pwp, 3, '', satisfied, satisfied", "gpp, 0, 2 3, unproven, satisfied",
    "pgp, 1, 3, unproven, satisfied", "fpp, 0, 2 3, violated, satisfied",
    "fff, 0, '', violated, satisfied"
  })
  void positionIsTheLongestUnbrokenRun(
      String signs, int position, String banked, String mandatory, String inOrder) {
    Assessment assessment = assess(signs + "g");
    JourneyState journey = assessment.journeys().getFirst();
    assertThat(journey.position()).isEqualTo(position);
    assertThat(journey.mandatory()).isEqualTo(3);
    assertThat(String.join(" ", journey.banked())).isEqualTo(banked);
    assertThat(word(assessment, "J-MANDATORY")).isEqualTo(mandatory);
    assertThat(word(assessment, "J-IN-ORDER")).isEqualTo(inOrder);
  }

  @ParameterizedTest
  @CsvSource({"p", "f", "g", "w"})
  void optionalStepsAreShownAndNeverCounted(String fourth) {
    Assessment assessment = assess("ppp" + fourth);
    JourneyState journey = assessment.journeys().getFirst();
    assertThat(journey.position()).isEqualTo(3);
    assertThat(journey.next()).isEmpty();
    assertThat(journey.steps().getLast().met()).isEqualTo("pw".contains(fourth));
    assertThat(word(assessment, "J-OPTIONAL")).isEqualTo("satisfied");
    assertThat(word(assessment, "J-MANDATORY")).isEqualTo("satisfied");
  }

  @Test
  void theNextStepNamesWhatIsMissing() {
    JourneyState.StepState next = assess("pfgg").journeys().getFirst().next().orElseThrow();
    assertThat(next.step().id()).isEqualTo("2");
    assertThat(next.missing()).containsExactly("C2");
    assertThat(next.stand()).isEqualTo(JourneyState.Stand.VIOLATED);
  }

  @Test
  void exceptedAndNotApplicableMeetAStep() {
    Clause guarded = step(Given.guarded(all("C1", "s.one"), new Guard.Fact("containers")), "1");
    Clause excepted = step(all("A", "s.two"), "2");
    Assessment assessment =
        Given.assess(
            Given.policy(JOURNEY, guarded, excepted),
            List.of(
                Given.fact("containers", Ternary.FALSE),
                fail("s.two"),
                ExceptedTest.exception("EX-1", Given.SIGNED)));
    assertThat(assessment.clause("A").orElseThrow().verdict()).isInstanceOf(Verdict.Excepted.class);
    assertThat(assessment.journeys().getFirst().position()).isEqualTo(2);
  }

  @Test
  void optionalClausesOfAStepDoNotHoldItUp() {
    Clause optional =
        step(
            Given.of(
                all("O", "s.four"),
                Modality.SHOULD,
                Level.OPTIONAL,
                dev.plumbline.evidence.SubjectKind.REPOSITORY),
            "1");
    Assessment assessment =
        Given.assess(
            Given.policy(JOURNEY, step(all("C1", "s.one"), "1"), optional),
            List.of(pass("s.one"), fail("s.four")));
    assertThat(assessment.journeys().getFirst().position()).isEqualTo(1);
  }

  @Test
  void aMandatoryStepThatNothingDecidesIsNotMet() {
    Assessment assessment = Given.assess(Given.policy(JOURNEY), List.of());
    assertThat(assessment.journeys().getFirst().position()).isZero();
    assertThat(assessment.journeys().getFirst().steps())
        .allMatch(state -> state.stand() == JourneyState.Stand.UNPROVEN);
  }

  @Test
  void nobodyElseDecidesTheJourney() {
    Clause clause = all("J", "journey.mandatory-steps");
    Assessment assessment =
        Given.assess(
            Given.policy(JOURNEY, clause, step(all("C1", "s.one"), "1")),
            List.of(pass("journey.mandatory-steps"), pass("s.one")));
    assertThat(word(assessment, "J")).isEqualTo("unproven");
    assertThat(
            word(Given.assess(Given.policy(clause), List.of(pass("journey.mandatory-steps"))), "J"))
        .as("no journey at all")
        .isEqualTo("unproven");
  }

  @Test
  void aJourneysClauseInsideAStepDoesNotRestOnItself() {
    Clause inside = step(all("J", "journey.mandatory-steps"), "1");
    Journey one = new Journey(List.of(new Journey.Step("1", "First", true)));
    Assessment assessment =
        Given.assess(
            Given.policy(one, inside, step(all("C1", "s.one"), "1")), List.of(pass("s.one")));
    assertThat(word(assessment, "J")).isEqualTo("satisfied");
    assertThat(assessment.journeys().getFirst().steps().getFirst().clauses()).containsExactly("C1");
    assertThat(assessment.clauses())
        .extracting(each -> each.clause().id())
        .containsExactly("J", "C1");
  }

  private static Assessment assess(String signs) {
    List<Clause> clauses = new ArrayList<>();
    clauses.add(all("J-MANDATORY", "journey.mandatory-steps"));
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < signs.length(); i++) {
      String check = CHECKS.get(i);
      clauses.add(step(all("C" + (i + 1), check), Integer.toString(i + 1)));
      if (signs.charAt(i) == 'w') {
        evidence.add(Given.word(check, "ada"));
      } else {
        evidence.add(VerdictTableTest.sign(check, signs.charAt(i)));
      }
    }
    clauses.add(all("J-OPTIONAL", "journey.optional-steps"));
    clauses.add(all("J-IN-ORDER", "journey.in-order"));
    ResolvedPolicy policy = Given.policy(JOURNEY, clauses.toArray(Clause[]::new));
    return Given.assess(policy, evidence);
  }

  private static String word(Assessment assessment, String clause) {
    return assessment.clause(clause).orElseThrow().verdict().word();
  }
}

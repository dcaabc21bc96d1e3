package dev.plumbline.assess;

import static dev.plumbline.assess.Given.AT;
import static dev.plumbline.assess.Given.UTC;
import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.cadence;
import static dev.plumbline.assess.Given.fact;
import static dev.plumbline.assess.Given.fail;
import static dev.plumbline.assess.Given.guarded;
import static dev.plumbline.assess.Given.hole;
import static dev.plumbline.assess.Given.pass;
import static dev.plumbline.assess.Given.seen;
import static dev.plumbline.assess.Given.valid;
import static dev.plumbline.assess.Given.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Cadence;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.ProofKind;
import dev.plumbline.policy.ProofSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {
  private static final Clause A = all("A", "x.a");

  /** Cadence, seen at, the last instant at which it still counts, the zone. */
  @ParameterizedTest
  @CsvSource({
    "24 h, 2026-06-14T12:00:00Z, 2026-06-15T12:00:00Z, UTC",
    "30 d, 2026-01-31T00:00:00Z, 2026-03-02T00:00:00Z, UTC",
    "1 mo, 2026-01-31T10:00:00Z, 2026-02-28T10:00:00Z, UTC",
    "1 mo, 2028-01-31T10:00:00Z, 2028-02-29T10:00:00Z, UTC",
    "12 mo, 2028-02-29T10:00:00Z, 2029-02-28T10:00:00Z, UTC",
    "1 y, 2024-02-29T10:00:00Z, 2025-02-28T10:00:00Z, UTC",
    "quarter, 2026-03-31T10:00:00Z, 2026-06-30T10:00:00Z, UTC",
    "1 d, 2026-03-28T12:00:00Z, 2026-03-29T11:00:00Z, Europe/Berlin",
    "24 h, 2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, Europe/Berlin",
    "1 d, 2026-10-24T12:00:00Z, 2026-10-25T13:00:00Z, Europe/Berlin",
    "1 d, 2026-03-07T17:00:00Z, 2026-03-08T16:00:00Z, America/New_York"
  })
  void goesStaleRightAfterItsLastInstant(String cadence, Instant seen, Instant last, ZoneId zone) {
    Clause clause = cadence(A, cadence);
    Evidence evidence = seen(pass("x.a"), seen);
    assertThat(at(clause, last, zone, evidence).word()).isEqualTo("satisfied");
    assertThat(at(clause, last.plusNanos(1), zone, evidence))
        .isInstanceOfSatisfying(
            Verdict.Unproven.class,
            open -> assertThat(open.gaps().getFirst().kind()).isEqualTo(Gap.Kind.STALE));
  }

  @Test
  void whatBelongsToACommitNeverGoesStale() {
    Evidence old = seen(pass("x.a"), AT.minus(Duration.ofDays(4_000)));
    assertThat(verdict(cadence(A, "per commit"), old).word()).isEqualTo("satisfied");
    assertThat(verdict(A, old).word()).isEqualTo("satisfied");
  }

  @Test
  void theEarlierOfItsOwnDateAndTheCadenceCounts() {
    Evidence evidence = valid(pass("x.a"), AT.plusSeconds(10));
    assertThat(at(A, AT.plusSeconds(10), UTC, evidence).word()).isEqualTo("satisfied");
    assertThat(at(A, AT.plusSeconds(11), UTC, evidence).word()).isEqualTo("unproven");
    Clause daily = cadence(A, "daily");
    assertThat(at(daily, AT.plusSeconds(11), UTC, evidence).word()).isEqualTo("unproven");
    Evidence longer = valid(pass("x.a"), AT.plus(Duration.ofDays(9)));
    assertThat(at(daily, AT.plus(Duration.ofHours(25)), UTC, longer).word()).isEqualTo("unproven");
  }

  @Test
  void aProofsOwnCadenceGoesBeforeTheClauses() {
    Clause clause =
        cadence(
            Given.clause(
                "A",
                ProofSet.Mode.ALL,
                Given.proof(
                    "x.a", ProofKind.TEST, Severity.LOW, Cadence.parse("1 h").orElseThrow(), null)),
            "1 y");
    Evidence evidence = seen(pass("x.a"), AT.minus(Duration.ofHours(1)));
    assertThat(at(clause, AT, UTC, evidence).word()).isEqualTo("satisfied");
    assertThat(at(clause, AT.plusSeconds(1), UTC, evidence).word()).isEqualTo("unproven");
  }

  @Test
  void aStaleFailureStaysVisible() {
    Clause clause = cadence(A, "1 d");
    ClauseVerdict result = Given.only(clause, seen(fail("x.a"), AT.minus(Duration.ofDays(2))));
    assertThat(result.verdict().word()).isEqualTo("unproven");
    assertThat(result.findings()).hasSize(1);
  }

  @Test
  void theNewestCounts() {
    Evidence before = seen(pass("x.a"), AT.minusSeconds(60));
    Evidence failedBefore = seen(fail("x.a"), AT.minusSeconds(60));
    assertThat(verdict(A, before, fail("x.a")).word()).isEqualTo("violated");
    assertThat(verdict(A, failedBefore, pass("x.a")).word()).isEqualTo("satisfied");
    assertThat(verdict(A, pass("x.a"), fail("x.a")).word())
        .as("same instant")
        .isEqualTo("violated");
    assertThat(verdict(A, pass("x.a"), hole("x.a")).word())
        .as("same instant")
        .isEqualTo("unproven");
  }

  @Test
  void aNewHoleNeitherClearsAnOldFindingNorKeepsAnOldPass() {
    Instant earlier = AT.minusSeconds(60);
    assertThat(verdict(A, seen(fail("x.a"), earlier), hole("x.a")).word()).isEqualTo("violated");
    assertThat(verdict(A, seen(pass("x.a"), earlier), hole("x.a")).word()).isEqualTo("unproven");
    assertThat(
            verdict(
                    A,
                    seen(fail("x.a"), earlier.minusSeconds(60)),
                    seen(pass("x.a"), earlier),
                    hole("x.a"))
                .word())
        .isEqualTo("unproven");
  }

  @Test
  void aStaleToolBesideAFreshOneIsNotHeard() {
    Clause clause = cadence(A, "1 d");
    Evidence old = Given.by(seen(fail("x.a"), AT.minus(Duration.ofDays(2))), "detect/old");
    assertThat(verdict(clause, old, pass("x.a")).word()).isEqualTo("satisfied");
  }

  @Test
  void aNewestThatIsStaleIsNotReplacedByAnOlderThatIsNot() {
    Evidence older = seen(pass("x.a"), AT.minusSeconds(60));
    Evidence newest = valid(seen(hole("x.a"), AT.minusSeconds(30)), AT.minusSeconds(10));
    assertThat(verdict(A, older, newest).word()).isEqualTo("unproven");
  }

  @Test
  void whatWasCollectedLaterWasNotKnown() {
    Evidence late =
        new Evidence(
            Given.SHOP,
            pass("x.a").checks(),
            pass("x.a").producer(),
            AT,
            AT,
            AT.plusSeconds(5),
            null,
            5,
            fail("x.a").payload());
    assertThat(known(AT, pass("x.a"), late).word()).isEqualTo("satisfied");
    assertThat(known(AT.plusSeconds(5), pass("x.a"), late).word()).isEqualTo("violated");
  }

  @Test
  void whatHappenedLaterIsNotHeard() {
    Evidence future = seen(pass("x.a"), AT.plusNanos(1));
    assertThat(known(AT.plusSeconds(100), future).word()).isEqualTo("unproven");
    Assessment assessment = Given.assess(Given.policy(A), List.of(future));
    assertThat(assessment.notes()).containsExactly("evidence that came too late to be heard: 1");
  }

  @Test
  void anyPastDayGivesThatDaysAnswer() {
    Evidence monday = seen(pass("x.a"), Instant.parse("2026-06-01T08:00:00Z"));
    Evidence tuesday = seen(fail("x.a"), Instant.parse("2026-06-02T08:00:00Z"));
    Evidence friday = seen(pass("x.a"), Instant.parse("2026-06-05T08:00:00Z"));
    String[] words = new String[6];
    for (int day = 0; day < 6; day++) {
      Instant at = Instant.parse("2026-06-0" + (day + 1) + "T07:00:00Z");
      words[day] =
          Given.assess(Given.policy(A), List.of(friday, monday, tuesday), Given.shop(), at, at)
              .clauses()
              .getFirst()
              .verdict()
              .word();
    }
    assertThat(words)
        .containsExactly("unproven", "satisfied", "violated", "violated", "violated", "satisfied");
  }

  @Test
  void aStaleFactIsUnknown() {
    Clause clause = cadence(guarded(A, new Guard.Fact("containers")), "1 d");
    Evidence old = seen(fact("containers", Ternary.FALSE), AT.minus(Duration.ofDays(1)));
    assertThat(verdict(clause, old).word()).isEqualTo("not applicable");
    Evidence older = seen(fact("containers", Ternary.FALSE), AT.minus(Duration.ofDays(2)));
    assertThat(verdict(clause, older).word()).isEqualTo("unproven");
  }

  @Test
  void theNewestFactCounts() {
    Clause clause = guarded(A, new Guard.Fact("containers"));
    Evidence before = seen(fact("containers", Ternary.TRUE), AT.minusSeconds(60));
    assertThat(verdict(clause, before, fact("containers", Ternary.FALSE)).word())
        .isEqualTo("not applicable");
  }

  private static Verdict at(Clause clause, Instant at, ZoneId zone, Evidence... evidence) {
    return new Assessor(Given.catalogue())
        .assess(Given.policy(clause), List.of(evidence), Given.shop(), at, at, zone)
        .clauses()
        .getFirst()
        .verdict();
  }

  private static Verdict known(Instant knownAt, Evidence... evidence) {
    return Given.assess(Given.policy(A), List.of(evidence), Given.shop(), AT, knownAt)
        .clauses()
        .getFirst()
        .verdict();
  }
}

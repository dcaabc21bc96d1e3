package dev.plumbline.assess;

import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.fail;
import static dev.plumbline.assess.Given.hole;
import static dev.plumbline.assess.Given.only;
import static dev.plumbline.assess.Given.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import dev.plumbline.registers.ExceptionEntry;
import dev.plumbline.registers.ExceptionFields;
import dev.plumbline.registers.ExceptionScope;
import dev.plumbline.registers.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptedTest {
  private static final Clause A = all("A", "x.a");
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 10);
  private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

  @Test
  void aLiveApprovedExceptionCovers() {
    ClauseVerdict result = only(A, fail("x.a", "f", "g"), exception("EX-1", Given.SIGNED));
    assertThat(result.verdict())
        .isInstanceOfSatisfying(
            Verdict.Excepted.class,
            excepted -> {
              assertThat(excepted.exceptions()).containsExactly("EX-1");
              assertThat(excepted.findings()).hasSize(2);
              assertThat(excepted.until()).isEqualTo(DECEMBER);
            });
  }

  @Test
  void whatDoesNotCountLeavesItViolatedAndIsTold() {
    told(
        exception("EX-1", Given.CLAIMED),
        "EX-1 does not count: its approval is claimed, not proven");
    told(exception("EX-1", Given.BROKEN), "EX-1 does not count: r.yaml:1: it has no end");
    told(
        exception("EX-1", new Standing(Standing.Approval.NONE, List.of())),
        "EX-1 does not count: nobody has approved it");
    told(
        exception("EX-1", Given.SIGNED, APRIL, LocalDate.of(2026, 6, 14), scope("A")),
        "EX-1 does not count: it ended on 2026-06-14");
    told(
        exception("EX-1", Given.SIGNED, LocalDate.of(2026, 6, 16), DECEMBER, scope("A")),
        "EX-1 does not count: it holds only from 2026-06-16");
    told(
        exception("EX-1", Given.SIGNED, LocalDate.of(2026, 3, 31), DECEMBER, scope("A")),
        "EX-1 does not count: its review for 2026 Q1 is missing");
  }

  private static void told(Evidence exception, String note) {
    ClauseVerdict result = only(A, fail("x.a"), exception);
    assertThat(result.verdict()).isInstanceOf(Verdict.Violated.class);
    assertThat(result.notes()).anyMatch(each -> each.contains(note));
  }

  @Test
  void partlyCoveredIsViolatedWithTheRest() {
    ExceptionScope onlyF = new ExceptionScope(List.of("A"), prints("f"), List.of("*"), List.of());
    ClauseVerdict result =
        only(A, fail("x.a", "f", "g"), exception("EX-1", Given.SIGNED, APRIL, DECEMBER, onlyF));
    assertThat(result.verdict())
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated ->
                assertThat(violated.findings())
                    .singleElement()
                    .satisfies(f -> assertThat(f.fingerprint().value()).isEqualTo("g")));
    assertThat(result.notes()).containsExactly("exception EX-1 covers 1 of 2 findings");
    assertThat(result.findings()).hasSize(2);
  }

  @Test
  void severalTogetherMayCoverAll() {
    ExceptionScope one = new ExceptionScope(List.of("A"), prints("f"), List.of("*"), List.of());
    ExceptionScope two =
        new ExceptionScope(List.of(), prints("g"), List.of("repository:shop"), List.of("src/*"));
    ClauseVerdict result =
        only(
            A,
            fail("x.a", "f", "g"),
            exception("EX-1", Given.SIGNED, APRIL, DECEMBER, one),
            exception("EX-2", Given.SIGNED, APRIL, LocalDate.of(2026, 7, 1), two));
    assertThat(result.verdict())
        .isInstanceOfSatisfying(
            Verdict.Excepted.class,
            excepted -> {
              assertThat(excepted.exceptions()).containsExactly("EX-1", "EX-2");
              assertThat(excepted.until()).isEqualTo(LocalDate.of(2026, 7, 1));
            });
  }

  @ParameterizedTest
  @CsvSource({"repository:desk", "person:*", "person:shop"})
  void anotherSubjectIsNotCovered(String subject) {
    ExceptionScope scope = new ExceptionScope(List.of("A"), List.of(), List.of(subject), List.of());
    ClauseVerdict result =
        only(A, fail("x.a"), exception("EX-1", Given.SIGNED, APRIL, DECEMBER, scope));
    assertThat(result.verdict()).isInstanceOf(Verdict.Violated.class);
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void whatIsUnprovenBesideStaysUnproven() {
    ClauseVerdict result =
        only(all("A", "x.a", "x.b"), fail("x.a"), hole("x.b"), exception("EX-1", Given.SIGNED));
    assertThat(result.verdict()).isInstanceOf(Verdict.Unproven.class);
    assertThat(result.notes()).containsExactly("exception EX-1 covers what was found");
    assertThat(only(all("A", "x.a"), hole("x.a"), exception("EX-1", Given.SIGNED)).verdict())
        .isInstanceOf(Verdict.Unproven.class);
  }

  @Test
  void anExceptionChangesNothingWhereNothingFails() {
    assertThat(only(A, pass("x.a"), exception("EX-1", Given.SIGNED)).verdict())
        .isInstanceOf(Verdict.Satisfied.class);
  }

  @Test
  void clausesAboutExceptionsCannotBeExcepted() {
    Clause clause = Given.of(A, Modality.MUST, Level.MANDATORY, SubjectKind.EXCEPTION);
    ExceptionScope everywhere =
        new ExceptionScope(List.of("A"), List.of(), List.of("*"), List.of());
    Subject subject = new Subject(SubjectKind.EXCEPTION, "EX-9");
    Assessment assessment =
        Given.assess(
            Given.policy(clause),
            List.of(
                Given.about(fail("x.a"), subject),
                exception("EX-1", Given.SIGNED, APRIL, DECEMBER, everywhere)),
            ExpectedScope.none().withAll(SubjectKind.EXCEPTION, List.of(subject), "none"),
            Given.AT,
            Given.AT);
    assertThat(assessment.clauses().getFirst().verdict()).isInstanceOf(Verdict.Violated.class);
    assertThat(assessment.clauses().getFirst().bySubject().getFirst().notes())
        .containsExactly(
            "exception EX-1 does not count: clauses about exceptions cannot be excepted");
  }

  @Test
  void anEntryThatIsGoneFromTheRegisterIsGone() {
    Evidence yesterday = Given.seen(exception("EX-1", Given.SIGNED), Given.AT.minusSeconds(86_400));
    assertThat(only(A, fail("x.a"), yesterday).verdict()).isInstanceOf(Verdict.Excepted.class);
    assertThat(
            only(
                    A,
                    fail("x.a"),
                    yesterday,
                    exception("EX-2", Given.SIGNED, APRIL, DECEMBER, scope("B")))
                .verdict())
        .isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void anExceptionForAnUnknownClauseIsTold() {
    Assessment assessment =
        Given.assess(
            Given.policy(A),
            List.of(exception("EX-1", Given.SIGNED, APRIL, DECEMBER, scope("NO-SUCH"))));
    assertThat(assessment.notes())
        .containsExactly("exception EX-1 names clause NO-SUCH, which no policy in force has");
    assertThat(assessment.exceptions()).hasSize(1);
  }

  @Test
  void aMissedReviewOpensTheClauseUntilItIsMade() {
    List<String> words =
        List.of(
                "2026-06-30T23:59:59Z",
                "2026-07-01T00:00:00Z",
                "2026-07-09T00:00:00Z",
                "2026-07-10T00:00:00Z")
            .stream()
            .map(Instant::parse)
            .map(at -> {
              Evidence exception =
                  exception(
                      "EX-1", Given.SIGNED, APRIL, DECEMBER, scope("A"), LocalDate.of(2026, 7, 10));
              return Given.assess(
                      Given.policy(A), List.of(fail("x.a"), exception), Given.shop(), at, at)
                  .clauses()
                  .getFirst()
                  .verdict()
                  .word();
            })
            .toList();
    assertThat(words).containsExactly("excepted", "violated", "violated", "excepted");
  }

  static Evidence exception(String id, Standing standing) {
    return exception(id, standing, APRIL, DECEMBER, scope("A"));
  }

  static Evidence exception(String id, Standing standing, String clause) {
    return exception(id, standing, APRIL, DECEMBER, scope(clause));
  }

  private static ExceptionScope scope(String clause) {
    return new ExceptionScope(List.of(clause), List.of(), List.of("repository:*"), List.of());
  }

  private static List<Fingerprint> prints(String... prints) {
    return Arrays.stream(prints).map(Fingerprint::new).toList();
  }

  static Evidence exception(
      String id,
      Standing standing,
      LocalDate from,
      LocalDate until,
      ExceptionScope scope,
      LocalDate... reviews) {
    List<Review> made =
        Arrays.stream(reviews)
            .map(on -> new Review("ada", on, Review.Outcome.KEEP, "", true))
            .toList();
    ExceptionEntry entry =
        new ExceptionEntry(
            id,
            scope,
            "reason",
            "control",
            "bob",
            "bob",
            from,
            "ada",
            from,
            from,
            until,
            made,
            Place.line("exceptions.yaml", 1),
            standing,
            List.of());
    return new Evidence(
        new Subject(SubjectKind.EXCEPTION, id),
        new TreeSet<>(),
        new Producer("registers/exceptions", "1", ""),
        Given.AT,
        Given.AT,
        Given.AT,
        null,
        1,
        ExceptionFields.of(entry));
  }
}

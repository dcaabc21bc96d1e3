package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionCalendarTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Whether it holds: from, until, reviews, the instant, the answer. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-01-12, 2026-12-31, '', 2026-01-11T23:59:59Z, false
          2026-01-12, 2026-12-31, '', 2026-01-12T00:00:00Z, true
          2026-01-12, 2026-12-31, '', 2026-03-31T23:59:59.999Z, true
          2026-01-12, 2026-12-31, '', 2026-04-01T00:00:00Z, false
          2026-01-12, 2026-12-31, 2026-03-31, 2026-04-01T00:00:00Z, true
          2026-01-12, 2026-12-31, 2026-01-12, 2026-04-01T00:00:00Z, true
          2026-01-12, 2026-12-31, 2026-01-11, 2026-04-01T00:00:00Z, false
          2026-01-12, 2026-12-31, 2026-04-20, 2026-04-19T23:59:59Z, false
          2026-01-12, 2026-12-31, 2026-04-20, 2026-04-20T00:00:00Z, true
          2026-01-12, 2026-12-31, 2026-04-20, 2026-06-30T23:59:59Z, true
          2026-01-12, 2026-12-31, 2026-04-20, 2026-07-01T00:00:00Z, true
          2026-01-12, 2026-12-31, 2026-03-20, 2026-07-01T00:00:00Z, false
          2026-01-12, 2026-12-31, 2026-08-01, 2026-09-30T12:00:00Z, true
          2026-01-12, 2026-12-31, 2026-08-01, 2026-10-01T12:00:00Z, true
          2026-01-12, 2026-12-31, 2026-08-01;2026-11-01, 2026-12-31T23:59:59Z, true
          2026-01-12, 2026-12-31, 2026-08-01;2026-11-01, 2027-01-01T00:00:00Z, false
          2026-01-12, 2026-03-30, '', 2026-03-30T23:59:59Z, true
          2026-01-12, 2026-03-30, '', 2026-03-31T00:00:00Z, false
          2026-03-31, 2026-12-31, '', 2026-04-01T00:00:00Z, false
          2026-04-01, 2026-12-31, '', 2026-06-30T23:59:59Z, true
          2028-02-29, 2029-02-28, 2028-03-01;2028-06-01;2028-09-01;2028-12-01, 2029-02-28T23:00:00Z, true
          """)
  void holdsOnlyWhileLiveAndReviewed(
      LocalDate from, LocalDate until, String reviews, Instant at, boolean live) {
    assertThat(calendar(from, until, reviews, at, UTC).live()).isEqualTo(live);
  }

  @Test
  void daysAreDaysOfTheZone() {
    LocalDate from = LocalDate.of(2026, 1, 12);
    LocalDate until = LocalDate.of(2026, 3, 29);
    Instant nearEnd = Instant.parse("2026-03-29T22:30:00Z");
    assertThat(calendar(from, until, "", nearEnd, UTC).live()).isTrue();
    // Clocks in Berlin went forward that morning: there it is already the next day.
    assertThat(calendar(from, until, "", nearEnd, ZoneId.of("Europe/Berlin")).live()).isFalse();
    assertThat(
            calendar(from, until, "", nearEnd.minusSeconds(1801), ZoneId.of("Europe/Berlin"))
                .live())
        .isTrue();
    assertThat(
            calendar(
                    from,
                    until,
                    "",
                    Instant.parse("2026-03-30T09:59:59Z"),
                    ZoneId.of("Pacific/Honolulu"))
                .live())
        .isTrue();
  }

  @Test
  void aQuarterEndsAtMidnightOfTheZone() {
    LocalDate from = LocalDate.of(2026, 1, 12);
    LocalDate until = LocalDate.of(2026, 12, 31);
    Instant newYorkMidnight = Instant.parse("2026-04-01T04:00:00Z");
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(calendar(from, until, "", newYorkMidnight.minusMillis(1), newYork).live()).isTrue();
    assertThat(calendar(from, until, "", newYorkMidnight, newYork).live()).isFalse();
  }

  @Test
  void aReviewThatEndsItEndsItThatDay() {
    ExceptionEntry entry =
        entry(
            LocalDate.of(2026, 1, 12),
            LocalDate.of(2026, 12, 31),
            List.of(new Review("ada", LocalDate.of(2026, 2, 2), Review.Outcome.END, "", true)));
    assertThat(new ExceptionCalendar(entry, Instant.parse("2026-02-02T23:59:59Z"), UTC).live())
        .isTrue();
    ExceptionCalendar after =
        new ExceptionCalendar(entry, Instant.parse("2026-02-03T00:00:00Z"), UTC);
    assertThat(after.live()).isFalse();
    assertThat(after.whyNot()).hasValue("it ended on 2026-02-02");
  }

  @Test
  void theRequestersOwnReviewDoesNotCount() {
    ExceptionEntry entry =
        entry(
            LocalDate.of(2026, 1, 12),
            LocalDate.of(2026, 12, 31),
            List.of(new Review("bob", LocalDate.of(2026, 3, 2), Review.Outcome.KEEP, "", false)));
    ExceptionCalendar calendar =
        new ExceptionCalendar(entry, Instant.parse("2026-04-01T00:00:00Z"), UTC);
    assertThat(calendar.whyNot()).hasValue("its review for 2026 Q1 is missing");
  }

  @Test
  void itNeverHoldsBeforeItsApproval() {
    ExceptionEntry entry =
        Samples.only(
            Samples.read(
                Samples.entry("approved: 2026-01-12", "approved: 2026-02-01"), Roster.none()));
    assertThat(new ExceptionCalendar(entry, Instant.parse("2026-01-31T23:59:59Z"), UTC).live())
        .isFalse();
    assertThat(new ExceptionCalendar(entry, Instant.parse("2026-02-01T00:00:00Z"), UTC).live())
        .isTrue();
  }

  @Test
  void missedAndLateQuartersAreTold() {
    LocalDate from = LocalDate.of(2026, 1, 12);
    LocalDate until = LocalDate.of(2026, 12, 31);
    Instant at = Instant.parse("2026-12-01T00:00:00Z");
    ExceptionCalendar calendar = calendar(from, until, "2026-05-01", at, UTC);
    assertThat(calendar.due()).hasToString("[2026 Q1, 2026 Q2, 2026 Q3]");
    assertThat(calendar.late()).hasToString("[2026 Q1]");
    assertThat(calendar.missed()).hasToString("[2026 Q3]");
  }

  @Test
  void farDatesDoNotMakeItSlow() {
    ExceptionCalendar calendar =
        calendar(
            LocalDate.MIN,
            LocalDate.of(900_000_000, 1, 1),
            "",
            Instant.parse("2026-01-01T00:00:00Z"),
            UTC);
    assertThat(calendar.due()).isEmpty();
  }

  @Test
  void quartersFollowTheCalendar() {
    assertThat(Quarter.of(LocalDate.of(2028, 2, 29))).isEqualTo(new Quarter(2028, 1));
    assertThat(new Quarter(2028, 1).last()).isEqualTo(LocalDate.of(2028, 3, 31));
    assertThat(new Quarter(2026, 4).last()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(new Quarter(2026, 4).next()).isEqualTo(new Quarter(2027, 1));
    assertThat(new Quarter(2026, 4)).isLessThan(new Quarter(2027, 1));
  }

  private static ExceptionCalendar calendar(
      LocalDate from, LocalDate until, String reviews, Instant at, ZoneId zone) {
    List<Review> list =
        Arrays.stream(reviews.split(";"))
            .filter(day -> !day.isEmpty())
            .map(day -> new Review("ada", LocalDate.parse(day), Review.Outcome.KEEP, "", true))
            .toList();
    return new ExceptionCalendar(entry(from, until, list), at, zone);
  }

  private static ExceptionEntry entry(LocalDate from, LocalDate until, List<Review> reviews) {
    return new ExceptionEntry(
        "EX-1",
        new ExceptionScope(List.of("A"), List.of(), List.of("*"), List.of()),
        "",
        "",
        "",
        "bob",
        from,
        "ada",
        from,
        from,
        until,
        reviews,
        Place.line("x", 1),
        new Standing(Standing.Approval.SIGNED, List.of()),
        List.of());
  }
}

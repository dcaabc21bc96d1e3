package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
  private static final Instant SEEN = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "24 h, 2026-02-01T12:00:00Z",
    "24h, 2026-02-01T12:00:00Z",
    "daily, 2026-02-01T12:00:00Z",
    "30 d, 2026-03-02T12:00:00Z",
    "2 w, 2026-02-14T12:00:00Z",
    "1 mo, 2026-02-28T12:00:00Z",
    "quarter, 2026-04-30T12:00:00Z",
    "12 mo, 2027-01-31T12:00:00Z",
    "1 y, 2027-01-31T12:00:00Z"
  })
  void ages(String text, Instant until) {
    Cadence cadence = Cadence.parse(text).orElseThrow();

    assertThat(cadence.validUntil(SEEN, ZoneOffset.UTC)).contains(until);
  }

  @Test
  void countsDaysInTheZoneThatIsJudged() {
    Cadence cadence = Cadence.parse("90 d").orElseThrow();

    assertThat(cadence.validUntil(SEEN, ZoneId.of("Europe/Berlin")))
        .as("the clock goes forward in between")
        .contains(Instant.parse("2026-05-01T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on change", "per commit", "Per Merge", "per event", "per joiner"})
  void eventsNeverAge(String text) {
    assertThat(Cadence.parse(text).orElseThrow().validUntil(SEEN, ZoneOffset.UTC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 d", "-1 d", "d", "10", "99999 d", "10 m", "per moon", "1.5 h"})
  void refuses(String text) {
    assertThat(Cadence.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "24 h, 7 d, true",
    "7 d, 24 h, false",
    "30 d, 1 mo, false",
    "12 mo, 12 mo, false",
    "24 h, per commit, false",
    "per commit, 24 h, false"
  })
  void compares(String one, String other, boolean stricter) {
    assertThat(Cadence.parse(one).orElseThrow().stricterThan(Cadence.parse(other).orElseThrow()))
        .isEqualTo(stricter);
  }
}

package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
  @ParameterizedTest
  @CsvSource({
    "ada, ada",
    "@ada, ada",
    "ADA, ada",
    "Ada  Example, ada",
    "ada@example.org, ada",
    "Somebody <ada+laptop@example.org>, ada",
    "BOB@EXAMPLE.ORG, bob"
  })
  void findsAPersonByAnyOfTheirNames(String text, String id) {
    assertThat(Samples.roster().find(text).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void twoPersonsInOneTextAreNobody() {
    Roster roster = Samples.roster();
    assertThat(roster.find("Ada Example <bob@example.org>")).isEmpty();
    assertThat(roster.samePerson("Ada Example <bob@example.org>", "bob")).isTrue();
    assertThat(roster.samePerson("Ada Example <bob@example.org>", "ada")).isTrue();
  }

  @Test
  void withoutARosterTextsAreComparedAsWritten() {
    Roster none = Roster.none();
    assertThat(none.samePerson("Ada <ada@example.org>", "ADA@example.org")).isTrue();
    assertThat(none.samePerson("a\u200bda", "ada")).isTrue();
    assertThat(none.samePerson("ada", "bob")).isFalse();
  }

  @Test
  void aRoleHasAFirstAndALastDay() {
    Person ada = Samples.roster().find("ada").orElseThrow();
    assertThat(ada.held(Role.SECURITY_TEAM_LEAD, LocalDate.of(2025, 12, 31))).isFalse();
    assertThat(ada.held(Role.SECURITY_TEAM_LEAD, LocalDate.of(2026, 1, 1))).isTrue();
    assertThat(ada.held(Role.SECURITY_TEAM_LEAD, LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(ada.held(Role.SECURITY_TEAM_LEAD, LocalDate.of(2027, 1, 1))).isFalse();
  }

  @Test
  void aKeyOfTwoPersonsIsNobodys() {
    TestKeys key = TestKeys.ed25519();
    Roster roster =
        Roster.read(
            "people.yaml",
            "version: 1\npeople:\n  - {id: a, keys: ['K']}\n  - {id: b, keys: ['K']}\n"
                .replace("K", key.line()));
    assertThat(roster.signer(key.key())).isEmpty();
    assertThat(roster.problems()).hasSize(1);
    assertThat(roster.problems().getFirst().text()).startsWith("people.yaml:4: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          roles: [security-team-lead]
          roles: [{role: security-team-lead}]
          roles: [{role: security-team-lead, from: 1.1.2026}]
          roles: [{role: security-team-lead, from: 2026-01-01, til: 2026-02-01}]
          role: security-team-lead
          keys: [word]
          keys: [{openpgp: 12}]
          keys: [[a]]
          """)
  void whatIsWrongGivesNoRight(String line) {
    Roster roster =
        Roster.read("people.yaml", "version: 1\npeople:\n  - id: a\n    " + line + "\n");
    assertThat(roster.problems()).isNotEmpty();
    assertThat(roster.problems().getFirst().text()).startsWith("people.yaml:4: ");
    Person person = roster.find("a").orElseThrow();
    assertThat(person.keys()).isEmpty();
    assertThat(person.roles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"version: 2", "people: []", "word", "version: [", "version: 1"})
  void aFileThatIsNoRosterIsNone(String text) {
    Roster roster = Roster.read("people.yaml", text);
    assertThat(roster.known()).isFalse();
    assertThat(roster.problems()).hasSize(1);
  }

  @Test
  void anOpenPgpKeyIsKept() {
    Roster roster =
        Roster.read(
            "people.yaml",
            "version: 1\npeople:\n  - id: a\n    keys: [{openpgp: '"
                + "ab12 ".repeat(10)
                + "'}]\n");
    assertThat(roster.problems()).isEmpty();
    assertThat(roster.people().getFirst().keys().getFirst().value()).isEqualTo("AB12".repeat(10));
  }
}

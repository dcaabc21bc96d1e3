package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionsRegisterTest {
  @Test
  void aSoundEntryHasNoProblem() {
    ExceptionsRegister register = Samples.read(Samples.entry(), Samples.roster());
    assertThat(register.allProblems()).isEmpty();
    assertThat(register.complete()).isTrue();
    assertThat(register.subjects()).hasToString("[exception:EX-1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: EX-1 | owner: x | exception-malformed | 3
          clauses: [ESP-SM-05] | clauses: [] | exception-without-scope | 3
          clauses: [ESP-SM-05] | clauses: [{a: b}] | exception-malformed | 4
          subject: repository:shop | paths: [a] | exception-without-scope | 6
          resource: | ressource: | exception-malformed | 5
          reason: The old payment gateway accepts only static keys until its successor is live. | reason: tbd | exception-not-justified | 8
          reason: The old payment gateway accepts only static keys until its successor is live. | reason: because because because because | exception-not-justified | 8
          compensating-control: The key is rotated each week and works from one address only. | compensating-control: n/a | exception-not-justified | 9
          owner: Bob Sample | owner: | exception-not-justified | 10
          requested: 2026-01-10 | requested: yesterday | exception-malformed | 12
          requested: 2026-01-10 | requested: 2026-02-10 | exception-malformed | 14
          approver: ada | approver: | exception-not-approved | 13
          approved: 2026-01-12 | approved: | exception-not-approved | 14
          approved: 2026-01-12 | approved: 2026-02-30 | exception-malformed | 14
          approver: ada | approver: bob | exception-self-approved | 3
          approver: ada | approver: B.Sample <BOB+work@example.org> | exception-self-approved | 3
          approver: ada | approver: "Ｂｏｂ  sample" | exception-self-approved | 3
          approver: ada | approver: carol | exception-approver-without-role | 3
          from: 2026-01-12 | from: | exception-malformed | 15
          until: 2026-12-31 | until: 2026-01-11 | exception-malformed | 16
          until: 2026-12-31 | until: 2027-01-13 | exception-too-long | 16
          until: 2026-12-31 | until: | exception-without-end | 16
          until: 2026-12-31 | untill: 2026-12-31 | exception-malformed | 16
          """)
  void whatIsWrongIsSaidWithItsLine(String from, String to, String rule, int line) {
    ExceptionsRegister register = Samples.read(Samples.entry(from, to), Samples.roster());
    assertThat(Samples.rules(register)).contains(rule);
    Problem problem =
        register.allProblems().stream()
            .filter(each -> each.rule().value().equals(rule))
            .filter(each -> each.text().startsWith(ExceptionsRegister.PATH + ":" + line + ": "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(register.allProblems().toString()));
    assertThat(problem.wayOut()).isNotBlank();
    assertThat(Samples.only(register).standing().counts()).isFalse();
    assertThat(Samples.only(register).standing().problems()).contains(problem.text());
  }

  @Test
  void aWholeYearIsNotTooLongAlsoFromALeapDay() {
    assertThat(
            Samples.read(Samples.entry("until: 2026-12-31", "until: 2027-01-12"), Samples.roster())
                .allProblems())
        .isEmpty();
    String leap =
        Samples.entry(
            "from: 2026-01-12", "from: 2028-02-29", "until: 2026-12-31", "until: 2029-02-28");
    assertThat(Samples.rules(Samples.read(leap, Roster.none()))).isEmpty();
    assertThat(Samples.rules(Samples.read(leap.replace("2029-02-28", "2029-03-01"), Roster.none())))
        .containsExactly("exception-too-long");
  }

  @Test
  void theRoleCountsOnTheDayOfTheApproval() {
    String later =
        Samples.entry(
            "approved: 2026-01-12",
            "approved: 2027-01-01",
            "from: 2026-01-12",
            "from: 2027-01-01",
            "until: 2026-12-31",
            "until: 2027-06-30");
    assertThat(Samples.rules(Samples.read(later, Samples.roster())))
        .containsExactly("exception-approver-without-role");
  }

  @Test
  void oneIdForTwoEntriesSpoilsBoth() {
    String text = Samples.entry();
    String twice = text + text.substring(text.indexOf("  - id"));
    ExceptionsRegister register = Samples.read(twice, Samples.roster());
    assertThat(register.items()).allMatch(item -> !item.problems().isEmpty());
    assertThat(Samples.rules(register)).containsExactly("exception-id-twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          version: 2
          exceptions: []
          [1, 2]
          {version: 1, exceptions: {a: b}}
          {version: 1, exception: []}
          {version: 1, exceptions: [
          `{version: 1}\n---\n{version: 1}`
          word
          """)
  void aFileThatIsNoRegisterIsIncomplete(String text) {
    ExceptionsRegister register = Samples.read(text.replace("\\n", "\n"), Samples.roster());
    assertThat(register.complete()).isFalse();
    assertThat(Samples.rules(register)).containsExactly("exception-register-unreadable");
    assertThat(register.subjects()).hasToString("[exception:" + ExceptionsRegister.PATH + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``
          # nothing yet
          version: 1
          {version: 1, exceptions: }
          {version: 1, exceptions: []}
          """)
  void anEmptyRegisterHoldsNone(String text) {
    ExceptionsRegister register = Samples.read(text, Samples.roster());
    assertThat(register.complete()).isTrue();
    assertThat(register.items()).isEmpty();
  }

  @Test
  void aliasesAndMergeKeysAreRefused() {
    String alias =
        Samples.entry(
            "owner: Bob Sample", "owner: &bob Bob Sample", "approver: ada", "approver: *bob");
    String merge =
        "version: 1\nexceptions:\n  - &one {id: EX-1, owner: a}\n  - {<<: *one, id: EX-2}\n";
    for (String text : new String[] {alias, merge}) {
      ExceptionsRegister register = Samples.read(text, Samples.roster());
      assertThat(register.complete()).isFalse();
      assertThat(register.allProblems().getFirst().reason()).contains("alias");
      assertThat(ExceptionsRegister.canonicalTexts(text)).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeReadMayHoldAnything() {
    String canonical = CanonicalText.of(Samples.only(Samples.read(Samples.entry(), Roster.none())));
    assertThat(ExceptionsRegister.mayHold(Samples.entry(), canonical)).isTrue();
    assertThat(ExceptionsRegister.mayHold("version: 1", canonical)).isFalse();
    assertThat(ExceptionsRegister.mayHold("", canonical)).isFalse();
    assertThat(ExceptionsRegister.mayHold("version: [", canonical)).isTrue();
    assertThat(ExceptionsRegister.canonicalTexts("version: [")).isEmpty();
  }

  @Test
  void whatIsNoMappingIsAnEntryThatDoesNotCount() {
    ExceptionsRegister register =
        Samples.read("{version: 1, exceptions: [word, [1], null]}", Samples.roster());
    assertThat(register.items()).hasSize(3).allMatch(item -> !item.entry().standing().counts());
  }

  @Test
  void aBrokenReviewSpoilsTheEntry() {
    for (String review :
        new String[] {
          "reviews: word",
          "reviews: [word]",
          "reviews: [{by: ada, on: 2026-03-01, outcome: maybe}]",
          "reviews: [{by: ada, on: soon, outcome: keep}]",
          "reviews: [{on: 2026-03-01, outcome: keep}]",
          "approval: word",
          "approval: {signatur: x}"
        }) {
      String text = Samples.entry("until: 2026-12-31", "until: 2026-12-31\n    " + review);
      assertThat(Samples.rules(Samples.read(text, Samples.roster())))
          .as(review)
          .contains("exception-malformed");
    }
  }

  @Test
  void cutAndShuffledTextNeverThrows() {
    String text = Samples.signed(Samples.LEAD);
    for (int length = 0; length < text.length(); length += 3) {
      Samples.read(text.substring(0, length), Samples.roster());
    }
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      StringBuilder changed = new StringBuilder(text);
      for (int i = 0; i < 4; i++) {
        changed.setCharAt(random.nextInt(changed.length()), (char) (random.nextInt(96) + 32));
      }
      Samples.read(changed.toString(), Samples.roster());
    }
  }
}

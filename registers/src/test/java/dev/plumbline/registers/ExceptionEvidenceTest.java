package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Ternary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExceptionEvidenceTest {
  private static final Instant FEBRUARY = Instant.parse("2026-02-01T12:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void aSignedEntryPassesAllFive() {
    assertThat(states(Samples.signed(Samples.LEAD), Samples.roster(), FEBRUARY).values())
        .containsOnly("passes");
  }

  @Test
  void aClaimedApprovalIsAHoleNotAPass() {
    assertThat(states(Samples.entry(), Samples.roster(), FEBRUARY))
        .containsEntry("exceptions.approved", "hole")
        .containsEntry("exceptions.approver-role", "hole")
        .containsEntry("exceptions.documented", "passes");
  }

  @Test
  void withoutARosterNobodyHoldsTheRole() {
    assertThat(states(Samples.signed(Samples.LEAD), Roster.none(), FEBRUARY))
        .containsEntry("exceptions.approved", "hole")
        .containsEntry("exceptions.approver-role", "hole");
  }

  @Test
  void aBrokenRosterIsNamed() {
    assertThat(
            evidence(
                Samples.signed(Samples.LEAD), Roster.read("people.yaml", "people: ["), FEBRUARY))
        .anyMatch(each ->
            each.payload() instanceof Payload.Findings findings
                && findings.coverage().holes().stream()
                    .anyMatch(hole ->
                        hole.reason().startsWith("the roster cannot be read: people.yaml:")));
  }

  @Test
  void aMissedReviewFailsFromTheFirstDayOfTheNextQuarter() {
    String text = Samples.signed(Samples.LEAD);
    assertThat(states(text, Samples.roster(), Instant.parse("2026-03-31T23:59:59Z")))
        .containsEntry("exceptions.reviewed", "passes");
    assertThat(states(text, Samples.roster(), Instant.parse("2026-04-01T00:00:00Z")))
        .containsEntry("exceptions.reviewed", "fails");
  }

  @Test
  void aLateReviewIsToldAndPasses() {
    String text =
        Samples.entry(
            "until: 2026-12-31",
            "until: 2026-12-31\n    reviews: [{by: ada, on: 2026-04-02, outcome: keep}]");
    assertThat(states(text, Samples.roster(), MAY)).containsEntry("exceptions.reviewed", "passes");
    assertThat(evidence(text, Samples.roster(), MAY))
        .anyMatch(each ->
            each.payload() instanceof Payload.Findings findings
                && findings.coverage().notes().equals(List.of("reviewed late for 2026 Q1")));
  }

  @Test
  void anEndedExceptionIsNoLongerDueForReview() {
    assertThat(states(Samples.entry(), Samples.roster(), Instant.parse("2027-05-01T00:00:00Z")))
        .containsEntry("exceptions.reviewed", "passes");
  }

  @Test
  void aMalformedEntryIsAFindingOfDocumented() {
    String text = Samples.entry("until: 2026-12-31", "untill: 2026-12-31");
    assertThat(states(text, Samples.roster(), FEBRUARY))
        .containsEntry("exceptions.documented", "fails")
        .containsEntry("exceptions.reviewed", "hole");
  }

  @Test
  void anUnreadableRegisterLeavesNothingProven() {
    assertThat(states("version: 9", Samples.roster(), FEBRUARY))
        .containsEntry("exceptions.documented", "fails")
        .containsEntry("exceptions.approved", "hole")
        .containsEntry("exceptions.approver-role", "hole")
        .containsEntry("exceptions.justified", "hole")
        .containsEntry("exceptions.reviewed", "hole");
  }

  @Test
  void anEmptyRegisterOnlySaysThatItWasRead() {
    assertThat(evidence("version: 1", Samples.roster(), FEBRUARY))
        .singleElement()
        .satisfies(each ->
            assertThat(each.payload())
                .isEqualTo(
                    new Payload.Fact("exceptions", Ternary.FALSE, "no exceptions are registered")));
    assertThat(
            ExceptionEvidence.of(
                ExceptionsRegister.absent(Approvers.of(Roster.none())), MAY, Samples.ZONE, MAY))
        .hasSize(1);
  }

  @Test
  void theEntryComesBackFromItsEvidence() {
    String text =
        Samples.signed(
            Samples.LEAD,
            "clauses: [ESP-SM-05]",
            "clauses: [ESP-SM-05, ESP-SM-06]\n    fingerprints: [abc, def]",
            "until: 2026-12-31",
            "until: 2026-12-31\n    reviews: [{by: ada, on: 2026-04-02, outcome: keep, note: fine},"
                + " {by: bob, on: 2026-05-02, outcome: end}]");
    ExceptionEntry entry = Samples.only(Samples.read(text, Samples.roster()));
    assertThat(ExceptionFields.entry(ExceptionFields.of(entry))).isEqualTo(entry);
    assertThat(entry.reviews().getLast().independent()).isFalse();
  }

  private static List<Evidence> evidence(String text, Roster roster, Instant at) {
    return ExceptionEvidence.of(Samples.read(text, roster), at, Samples.ZONE, at);
  }

  private static Map<String, String> states(String text, Roster roster, Instant at) {
    Map<String, String> states = new TreeMap<>();
    for (Evidence each : evidence(text, roster, at)) {
      if (each.payload() instanceof Payload.Findings findings) {
        states.put(
            each.checks().getFirst().value(),
            !findings.findings().isEmpty()
                ? "fails"
                : findings.coverage().complete() ? "passes" : "hole");
      }
    }
    return states;
  }
}

package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
  @Test
  void theLeadsSignatureOverTheEntryProvesIt() {
    ExceptionEntry entry =
        Samples.only(Samples.read(Samples.signed(Samples.LEAD), Samples.roster()));
    assertThat(entry.standing()).isEqualTo(new Standing(Standing.Approval.SIGNED, List.of()));
    assertThat(entry.standing().counts()).isTrue();
  }

  @Test
  void withoutASignatureItIsClaimed() {
    ExceptionEntry entry = Samples.only(Samples.read(Samples.entry(), Samples.roster()));
    claimed(entry, "neither the entry nor a commit");
    assertThat(entry.standing().problems()).isEmpty();
  }

  @Test
  void somebodyElsesSignatureProvesNothing() {
    claimed(
        Samples.only(Samples.read(Samples.signed(Samples.DEV), Samples.roster())),
        "who is not the named approver");
    claimed(
        Samples.only(Samples.read(Samples.signed(TestKeys.ed25519()), Samples.roster())),
        "the roster gives to nobody");
    claimed(
        Samples.only(Samples.read(Samples.signed(Samples.LEAD), Roster.none())), "no roster says");
  }

  @Test
  void anyChangeAfterSigningBreaksIt() {
    String signed = Samples.signed(Samples.LEAD);
    for (String[] change :
        new String[][] {
          {"until: 2026-12-31", "until: 2027-01-11"},
          {"ESP-SM-05", "ESP-SM-06"},
          {"repository:shop", "repository:other"},
          {"deploy/**", "**"},
          {"each week", "each year"}
        }) {
      ExceptionsRegister register =
          Samples.read(signed.replace(change[0], change[1]), Samples.roster());
      assertThat(Samples.rules(register)).contains("exception-signature-invalid");
      assertThat(Samples.only(register).standing().counts()).isFalse();
    }
  }

  @Test
  void orderSpellingAndReviewsDoNotTouchTheSignature() {
    String signed =
        Samples.signed(Samples.LEAD)
            .replace("clauses: [ESP-SM-05]", "clause: \"ESP-SM-05\"")
            .replace("owner: Bob Sample", "owner: 'Bob Sample'  # who answers")
            .replace(
                "until: 2026-12-31",
                "until: 2026-12-31\n    reviews: [{by: ada, on: 2026-03-01, outcome: keep}]");
    assertThat(Samples.only(Samples.read(signed, Samples.roster())).standing().counts()).isTrue();
  }

  @Test
  void theCommitThatBroughtItInProvesItToo() {
    SignedCommit commit = SignedCommitTest.at(Samples.LEAD, "2026-01-12T10:00:00Z");
    ExceptionEntry entry =
        Samples.only(
            Samples.read(Samples.entry(), Samples.roster(), (path, text) -> List.of(commit)));
    assertThat(entry.standing().approval()).isEqualTo(Standing.Approval.SIGNED);
  }

  @Test
  void theCommitIsAskedForByPathAndCanonicalText() {
    String text = Samples.entry();
    SignedCommit commit = SignedCommitTest.at(Samples.LEAD, "2026-01-12T10:00:00Z");
    String canonical = ExceptionsRegister.canonicalTexts(text).iterator().next();
    CommitSignatures commits =
        (path, wanted) ->
            path.equals(ExceptionsRegister.PATH) && wanted.equals(canonical)
                ? List.of(commit)
                : List.of();
    assertThat(Samples.only(Samples.read(text, Samples.roster(), commits)).standing().counts())
        .isTrue();
    String longer = Samples.entry("until: 2026-12-31", "until: 2027-01-01");
    assertThat(Samples.only(Samples.read(longer, Samples.roster(), commits)).standing().counts())
        .isFalse();
  }

  @Test
  void theCommitterMustHoldTheRoleOnTheDayOfTheCommit() {
    SignedCommit late = SignedCommitTest.at(Samples.LEAD, "2027-01-01T00:00:00Z");
    claimed(
        Samples.only(
            Samples.read(Samples.entry(), Samples.roster(), (path, text) -> List.of(late))),
        "was not security-team-lead on 2027-01-01");
  }

  @Test
  void theDevelopersCommitProvesNothing() {
    SignedCommit commit = SignedCommitTest.at(Samples.DEV, "2026-01-12T10:00:00Z");
    claimed(
        Samples.only(
            Samples.read(Samples.entry(), Samples.roster(), (path, text) -> List.of(commit))),
        "not the named approver");
  }

  @Test
  void theLeadCannotApproveTheirOwnRequest() {
    ExceptionEntry entry =
        Samples.only(
            Samples.read(
                Samples.signed(
                    Samples.LEAD,
                    "requester: Bob Sample <bob@example.org>",
                    "requester: a.example@old.example.org"),
                Samples.roster()));
    assertThat(entry.standing().counts()).isFalse();
    assertThat(entry.standing().problems()).anyMatch(text -> text.contains("one person"));
  }

  @Test
  void theCanonicalTextIsAsDocumented() {
    ExceptionEntry entry =
        Samples.only(
            Samples.read(
                Samples.entry("clauses: [ESP-SM-05]", "clauses: [\"b\\\"\\\\\\n\\u007f\", a, a]"),
                Roster.none()));
    assertThat(CanonicalText.of(entry))
        .isEqualTo(
            """
            plumbline-exception-1
            id "EX-1"
            clause "a"
            clause "b\\"\\\\\\u000a\\u007f"
            subject "repository:shop"
            path "deploy/**"
            reason "The old payment gateway accepts only static keys until its successor is live."
            compensating-control "The key is rotated each week and works from one address only."
            owner "Bob Sample"
            requester "Bob Sample <bob@example.org>"
            requested "2026-01-10"
            approver "ada"
            approved "2026-01-12"
            from "2026-01-12"
            until "2026-12-31"
            """);
  }

  @Test
  void anotherRoleMayApproveWhenThePolicySaysSo() {
    String text = Samples.signed(Samples.LEAD);
    ExceptionsRegister register =
        ExceptionsRegister.read(
            ExceptionsRegister.PATH,
            text,
            Approvers.of(Samples.roster(), List.of("ciso")),
            CommitSignatures.none(),
            Samples.ZONE);
    assertThat(Samples.rules(register)).containsExactly("exception-approver-without-role");
    assertThat(
            ExceptionsRegister.read(
                    ExceptionsRegister.PATH,
                    text,
                    Approvers.of(Samples.roster(), List.of("ciso", "security-team-lead")),
                    CommitSignatures.none(),
                    Samples.ZONE)
                .allProblems())
        .isEmpty();
  }

  private static void claimed(ExceptionEntry entry, String doubt) {
    assertThat(entry.standing().approval()).isEqualTo(Standing.Approval.CLAIMED);
    assertThat(entry.standing().counts()).isFalse();
    assertThat(entry.doubts()).anyMatch(text -> text.contains(doubt));
  }
}

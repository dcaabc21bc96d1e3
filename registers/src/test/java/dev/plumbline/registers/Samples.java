package dev.plumbline.registers;

import java.time.ZoneId;
import java.util.List;

/** Registers and rosters for the tests, with keys made at test time. */
final class Samples {
  static final ZoneId ZONE = ZoneId.of("UTC");
  static final TestKeys LEAD = TestKeys.ed25519();
  static final TestKeys DEV = TestKeys.ed25519();

  private Samples() {}

  static Roster roster() {
    return Roster.read(
        "people.yaml",
        """
        version: 1
        people:
          - id: ada
            names: [Ada Example]
            emails: [ada@example.org, a.example@old.example.org]
            keys:
              - LEAD
            roles:
              - {role: security-team-lead, from: 2026-01-01, until: 2026-12-31}
          - id: bob
            names: [Bob Sample]
            emails: [bob@example.org]
            keys: [DEV]
        """
            .replace("LEAD", LEAD.line())
            .replace("DEV", DEV.line()));
  }

  /** A sound entry; each replacement is {@code from -> to} over its text. */
  static String entry(String... replacements) {
    String text =
        """
        version: 1
        exceptions:
          - id: EX-1
            clauses: [ESP-SM-05]
            resource:
              subject: repository:shop
              paths: ["deploy/**"]
            reason: The old payment gateway accepts only static keys until its successor is live.
            compensating-control: The key is rotated each week and works from one address only.
            owner: Bob Sample
            requester: Bob Sample <bob@example.org>
            requested: 2026-01-10
            approver: ada
            approved: 2026-01-12
            from: 2026-01-12
            until: 2026-12-31
        """;
    for (int i = 0; i < replacements.length; i += 2) {
      if (!text.contains(replacements[i])) {
        throw new AssertionError("not in the sample: " + replacements[i]);
      }
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return text;
  }

  static String signed(TestKeys key, String... replacements) {
    String text = entry(replacements);
    ExceptionEntry entry = read(text, Roster.none()).items().getFirst().entry();
    String signature = key.sign(CanonicalText.NAMESPACE, CanonicalText.bytes(entry));
    return text
        + "    approval:\n      signature: |\n        "
        + signature.strip().replace("\n", "\n        ")
        + "\n";
  }

  static ExceptionsRegister read(String text, Roster roster) {
    return read(text, roster, CommitSignatures.none());
  }

  static ExceptionsRegister read(String text, Roster roster, CommitSignatures commits) {
    return ExceptionsRegister.read(
        ExceptionsRegister.PATH, text, Approvers.of(roster), commits, ZONE);
  }

  static List<String> rules(ExceptionsRegister register) {
    return register.allProblems().stream()
        .map(problem -> problem.rule().value())
        .distinct()
        .toList();
  }

  static ExceptionEntry only(ExceptionsRegister register) {
    return register.items().getFirst().entry();
  }
}

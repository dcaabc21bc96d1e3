package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.registers.Approvers;
import dev.plumbline.registers.CanonicalText;
import dev.plumbline.registers.CommitSignatures;
import dev.plumbline.registers.ExceptionsRegister;
import dev.plumbline.registers.Roster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions that nobody entitled has approved. The clause stays open with each of them. */
class ExceptionAttackTest {
  private static final ApprovalKey LEAD = new ApprovalKey();
  private static final ApprovalKey MALLORY = new ApprovalKey();

  @TempDir Path temp;

  private String roster(boolean malloryLeads) {
    return """
    version: 1
    people:
      - id: ada
        names: [Ada Example]
        emails: [ada@example.org]
        keys: [LEAD]
        roles:
          - {role: security-team-lead, from: 2026-01-01, until: 2026-12-31}
      - id: mallory
        names: [Mallory]
        emails: [mallory@example.org]
        keys: [MALLORY]
    ROLE
    """
        .replace("LEAD", LEAD.line())
        .replace("MALLORY", MALLORY.line())
        .replace(
            "ROLE",
            malloryLeads
                ? "    roles:\n      - {role: security-team-lead, from: 2026-01-01, until: 2026-12-31}"
                : "");
  }

  private Path org(String name) throws IOException {
    Path org = Files.createDirectories(temp.resolve(name + "-org"));
    Files.writeString(org.resolve("people.yaml"), roster(false));
    return org;
  }

  private static String entry(String repository, String... replacements) {
    String text =
        """
        version: 1
        exceptions:
          - id: EX-1
            clauses: [SAGE-2.1-02, ESP-SM-01]
            resource: {subject: "repository:NAME"}
            reason: The old payment gateway accepts only static keys until its successor is live.
            compensating-control: The key is rotated each week and works from one address only.
            owner: Mallory
            requester: Mallory <mallory@example.org>
            requested: 2026-10-10
            approver: ada
            approved: 2026-10-12
            from: 2026-10-12
            until: 2026-12-31
        """
            .replace("NAME", repository);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return text;
  }

  private static String signed(ApprovalKey key, String namespace, String text) {
    ExceptionsRegister register =
        ExceptionsRegister.read(
            ExceptionsRegister.PATH,
            text,
            Approvers.of(Roster.none()),
            CommitSignatures.none(),
            ZoneOffset.UTC);
    String signature =
        key.sign(namespace, CanonicalText.bytes(register.items().getFirst().entry()));
    return text
        + "    approval:\n      signature: |\n        "
        + signature.replace("\n", "\n        ")
        + "\n";
  }

  /** The same entry with what it lacks in the attacks: it excepts. */
  @Test
  void anApprovedExceptionOfTheBaseHolds() throws IOException {
    Victim victim = Victim.at(temp.resolve("approved"));
    victim.plant();
    victim
        .git
        .write(Victim.EXCEPTIONS, signed(LEAD, CanonicalText.NAMESPACE, entry("approved")))
        .commit("excepted");
    victim.check("--org", org("approved")).judges(Victim.NO_SECRET, "excepted");
    victim.check().judges(Victim.NO_SECRET, "violated");
  }

  @TestFactory
  Stream<DynamicTest> entriesOfTheBase() {
    return Stream.of(
        open("nobody signed it", entry("r")),
        open("it approves itself", entry("r", "approver: ada", "approver: mallory")),
        open(
            "it approves itself, signed",
            signed(
                MALLORY,
                CanonicalText.NAMESPACE,
                entry("r", "approver: ada", "approver: mallory"))),
        open("the wrong key signed it", signed(MALLORY, CanonicalText.NAMESPACE, entry("r"))),
        open(
            "another text was signed",
            signed(LEAD, CanonicalText.NAMESPACE, entry("r"))
                .replace("static keys", "static  or other keys")),
        open(
            "it was stretched after it was signed",
            signed(
                    LEAD,
                    CanonicalText.NAMESPACE,
                    entry("r", "until: 2026-12-31", "until: 2026-11-01"))
                .replace("until: 2026-11-01", "until: 2026-12-31")),
        open("it was signed for something else", signed(LEAD, "git", entry("r"))),
        open(
            "it was approved for another repository",
            signed(LEAD, CanonicalText.NAMESPACE, entry("another"))),
        open(
            "it ran out and says so",
            signed(
                LEAD,
                CanonicalText.NAMESPACE,
                entry("r", "until: 2026-12-31", "until: 2026-11-20"))),
        open(
            "its reviews are its requester's own and of the past",
            signed(
                LEAD,
                CanonicalText.NAMESPACE,
                entry(
                        "r",
                        "2026-10-12",
                        "2026-04-12",
                        "requested: 2026-10-10",
                        "requested: 2026-04-10")
                    + "    reviews:\n"
                    + "      - {by: Mallory, on: 2026-06-20, outcome: keep, note: still in use}\n"
                    + "      - {by: \"mallory@example.org\", on: 2026-09-20, outcome: keep, note: still in use}\n")),
        open(
            "its review is of a day to come",
            signed(
                LEAD,
                CanonicalText.NAMESPACE,
                entry(
                        "r",
                        "2026-10-12",
                        "2026-08-12",
                        "requested: 2026-10-10",
                        "requested: 2026-08-10")
                    + "    reviews:\n"
                    + "      - {by: ada, on: 2026-12-20, outcome: keep, note: still in use}\n")),
        open(
            "the signature is garbage",
            entry("r")
                + "    approval: {signature: \"-----BEGIN SSH SIGNATURE-----\\nAAAA\\n-----END SSH SIGNATURE-----\"}\n"));
  }

  private DynamicTest open(String name, String register) {
    return dynamicTest(
        name,
        () -> {
          Victim victim = Victim.at(temp.resolve(name.replaceAll("[^a-z]+", "-")).resolve("r"));
          victim.plant();
          victim.git.write(Victim.EXCEPTIONS, register).commit("claims an exception");
          victim
              .check("--org", org(name.replaceAll("[^a-z]+", "-")))
              .closed()
              .judges(Victim.NO_SECRET, "violated");
        });
  }

  @Test
  void aChangeCannotBringAnExceptionEvenASignedOne() throws IOException {
    Victim victim = Victim.at(temp.resolve("bring"));
    String signed = signed(LEAD, CanonicalText.NAMESPACE, entry("bring"));
    for (Judged judged :
        victim.judge(
            v -> {
              v.plant();
              v.git.write(Victim.EXCEPTIONS, signed);
            },
            "--org",
            org("bring"))) {
      judged.closed().judges(Victim.NO_SECRET, "violated").loosens(Victim.EXCEPTIONS);
    }
  }

  @Test
  void aChangeCannotBringTheRoster() {
    Victim victim = Victim.at(temp.resolve("roster"));
    String signed =
        signed(
            MALLORY,
            CanonicalText.NAMESPACE,
            entry(
                "roster",
                "approver: ada",
                "approver: mallory",
                "requester: Mallory <mallory@example.org>",
                "requester: Eve",
                "owner: Mallory",
                "owner: Eve"));
    victim.plant();
    victim
        .git
        .write("people.yaml", roster(true))
        .write(".plumb/people.yaml", roster(true))
        .write(Victim.EXCEPTIONS, signed)
        .commit("base is bad, too");
    victim.check().closed().judges(Victim.NO_SECRET, "violated");
    Judged inside = victim.check("--org", victim.root().resolve(".plumb")).ends(2);
    assertThat(inside.result().err()).contains("--org");
    victim.check("--org", victim.root()).ends(2);
  }

  @Test
  void aRegisterThatIsALinkExceptsNothing() throws IOException {
    Victim victim = Victim.at(temp.resolve("link"));
    victim.plant();
    victim.link(
        Victim.EXCEPTIONS,
        victim.outside("exceptions.yaml", signed(LEAD, CanonicalText.NAMESPACE, entry("link"))));
    victim.git.commit("link");
    victim.check("--org", org("link")).closed().judges(Victim.NO_SECRET, "violated");
  }

  @Test
  void aRegisterThatCannotBeReadExceptsNothing() throws IOException {
    Victim victim = Victim.at(temp.resolve("broken"));
    victim.plant();
    victim
        .git
        .write(Victim.EXCEPTIONS, signed(LEAD, CanonicalText.NAMESPACE, entry("broken")) + "  - {")
        .commit("broken");
    victim.check("--org", org("broken")).closed().judges(Victim.NO_SECRET, "violated");
  }

  @Test
  void aMergeByTheLeadDoesNotApproveWhatItMerges() throws Exception {
    Victim victim = Victim.at(temp.resolve("merge"));
    victim.git.git("checkout", "-q", "-b", "side");
    victim.plant();
    victim.git.write(Victim.EXCEPTIONS, entry("merge")).commit("claims");
    victim.git.git("checkout", "-q", "main");
    victim.git.git("merge", "-q", "--no-ff", "-m", "merge", "side");
    signHead(victim, LEAD);
    victim.check("--org", org("merge")).closed().judges(Victim.NO_SECRET, "violated");
  }

  @Test
  void aCommitSignedByAnybodyElseDoesNotApprove() throws Exception {
    Victim victim = Victim.at(temp.resolve("commit"));
    victim.plant();
    victim.git.write(Victim.EXCEPTIONS, entry("commit")).commit("claims");
    signHead(victim, MALLORY);
    victim.check("--org", org("commit")).closed().judges(Victim.NO_SECRET, "violated");
  }

  /** Puts a signature into the commit at HEAD, as git does. */
  private static void signHead(Victim victim, ApprovalKey key) {
    byte[] raw =
        victim
            .git
            .git("cat-file", "commit", "HEAD")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String text = new String(raw, java.nio.charset.StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    String signature = key.sign("git", raw).replace("\n", "\n ");
    String signed = text.substring(0, end) + "\ngpgsig " + signature + text.substring(end);
    String id =
        victim
            .git
            .gitWith(
                signed.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin")
            .strip();
    victim.git.git("update-ref", "HEAD", id);
  }
}

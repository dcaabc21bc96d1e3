package dev.plumbline.registers;

import dev.plumbline.evidence.Standing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an approval is proven: by a signature over the entry's canonical text, or by the
 * signature of the commit that brought the entry in, made with a key that the roster gives to the
 * approver who is named, who held the role on the day. Anything else is only claimed.
 */
final class Approvals {
  private final Approvers approvers;
  private final Roster roster;
  private final CommitSignatures commits;
  private final ZoneId zone;

  Approvals(Approvers approvers, CommitSignatures commits, ZoneId zone) {
    this.approvers = approvers;
    this.roster = approvers.roster();
    this.commits = commits;
    this.zone = zone;
  }

  /**
   * How an approval is known.
   *
   * @param doubts why it is only claimed
   * @param invalid why the entry's own signature does not hold, or null
   */
  record Proof(Standing.Approval approval, List<String> doubts, @Nullable String invalid) {}

  Proof of(ExceptionEntry entry, String path, @Nullable String signature) {
    LocalDate day = entry.approved();
    String approver = entry.approver();
    if (day == null || approver == null) {
      return new Proof(Standing.Approval.NONE, List.of(), null);
    }
    List<String> doubts = new ArrayList<>();
    String invalid = null;
    if (signature != null) {
      SshSignature.Outcome outcome =
          SshSignature.verify(signature, CanonicalText.NAMESPACE, CanonicalText.bytes(entry));
      if (outcome instanceof SshSignature.Outcome.Bad bad) {
        invalid = bad.reason();
      }
      if (proves(outcome, approver, List.of(day), "the entry's signature", doubts)) {
        return new Proof(Standing.Approval.SIGNED, List.of(), null);
      }
    }
    for (SignedCommit commit : commits.introducing(path, CanonicalText.of(entry))) {
      LocalDate committed = commit.committed().atZone(zone).toLocalDate();
      List<LocalDate> days = List.of(day, committed);
      if (proves(commit.verify(), approver, days, "commit " + commit.id(), doubts)) {
        // A signature that does not hold stays a problem: somebody changed the text or forged it.
        return new Proof(Standing.Approval.SIGNED, List.of(), invalid);
      }
    }
    if (doubts.isEmpty()) {
      doubts.add("neither the entry nor a commit that brought it in is signed");
    }
    return new Proof(Standing.Approval.CLAIMED, doubts, invalid);
  }

  private boolean proves(
      SshSignature.Outcome outcome,
      String approver,
      List<LocalDate> days,
      String what,
      List<String> doubts) {
    return switch (outcome) {
      case SshSignature.Outcome.Bad bad -> doubt(doubts, what + " does not hold: " + bad.reason());
      case SshSignature.Outcome.Unknown unknown ->
          doubt(doubts, what + " proves nothing: " + unknown.reason());
      case SshSignature.Outcome.Good good -> {
        Person signer = roster.signer(good.key()).orElse(null);
        if (!roster.known()) {
          yield doubt(doubts, what + " holds, but no roster says whose key it is");
        }
        if (signer == null) {
          yield doubt(doubts, what + " is made with a key that the roster gives to nobody");
        }
        if (!roster.find(approver).filter(signer::equals).isPresent()) {
          yield doubt(doubts, what + " is by " + signer.id() + ", who is not the named approver");
        }
        PersonKey key = roster.key(signer, good.key()).orElseThrow();
        for (LocalDate day : days) {
          if (!key.on(day)) {
            yield doubt(doubts, what + " is made with a key that did not count on " + day);
          }
          if (!approvers.may(signer, day)) {
            yield doubt(
                doubts,
                what
                    + " is by "
                    + signer.id()
                    + ", who was not "
                    + approvers.names()
                    + " on "
                    + day);
          }
        }
        yield true;
      }
    };
  }

  private static boolean doubt(List<String> doubts, String doubt) {
    doubts.add(doubt);
    return false;
  }
}

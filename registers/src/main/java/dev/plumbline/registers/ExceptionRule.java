package dev.plumbline.registers;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.util.Locale;

/** The rules that an exception is held to, each with the check it belongs to and its severity. */
public enum ExceptionRule {
  /** The register cannot be read at all. */
  EXCEPTION_REGISTER_UNREADABLE(ExceptionRule.DOCUMENTED, Severity.HIGH),
  /** A field is missing, unknown, of the wrong shape or contradicts another. */
  EXCEPTION_MALFORMED(ExceptionRule.DOCUMENTED, Severity.MEDIUM),
  /** Two entries with one id. */
  EXCEPTION_ID_TWICE(ExceptionRule.DOCUMENTED, Severity.MEDIUM),
  /** No clause, no fingerprint or no subject: nobody can say what it is about. */
  EXCEPTION_WITHOUT_SCOPE(ExceptionRule.DOCUMENTED, Severity.MEDIUM),
  /** No end. */
  EXCEPTION_WITHOUT_END(ExceptionRule.DOCUMENTED, Severity.MEDIUM),
  /** Runs for more than a year. */
  EXCEPTION_TOO_LONG(ExceptionRule.DOCUMENTED, Severity.MEDIUM),
  /** Reason, owner or compensating control is missing, too short or says nothing. */
  EXCEPTION_NOT_JUSTIFIED(ExceptionRule.JUSTIFIED, Severity.MEDIUM),
  /** Nobody is named as approver, or the day of the approval is missing. */
  EXCEPTION_NOT_APPROVED(ExceptionRule.APPROVED, Severity.HIGH),
  /** A signature is there and does not hold. */
  EXCEPTION_SIGNATURE_INVALID(ExceptionRule.APPROVED, Severity.HIGH),
  /** Requester and approver are one person. */
  EXCEPTION_SELF_APPROVED(ExceptionRule.APPROVER_ROLE, Severity.HIGH),
  /** The approver did not hold the role on the day of the approval. */
  EXCEPTION_APPROVER_WITHOUT_ROLE(ExceptionRule.APPROVER_ROLE, Severity.HIGH),
  /** A quarter went by without a review and none has been made since. */
  EXCEPTION_NOT_REVIEWED(ExceptionRule.REVIEWED, Severity.MEDIUM);

  static final String APPROVED = "exceptions.approved";
  static final String APPROVER_ROLE = "exceptions.approver-role";
  static final String JUSTIFIED = "exceptions.justified";
  static final String DOCUMENTED = "exceptions.documented";
  static final String REVIEWED = "exceptions.reviewed";

  private final CheckId check;
  private final RuleId rule;
  private final Severity severity;

  ExceptionRule(String check, Severity severity) {
    this.check = new CheckId(check);
    this.rule = new RuleId(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    this.severity = severity;
  }

  /** The check that fails by this rule. */
  public CheckId check() {
    return check;
  }

  /** The rule's stable id, for example {@code exception-self-approved}. */
  public RuleId rule() {
    return rule;
  }

  /** How bad. */
  public Severity severity() {
    return severity;
  }

  Problem at(String path, int line, String entry, String reason, String wayOut) {
    return new Problem(check, rule, severity, entry, Place.line(path, line), reason, wayOut);
  }
}

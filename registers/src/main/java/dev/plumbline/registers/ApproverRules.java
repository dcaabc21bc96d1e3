package dev.plumbline.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who may approve: somebody other than the requester, holding the role on the day. */
final class ApproverRules {
  private final String path;
  private final int line;
  private final Approvers approvers;

  ApproverRules(String path, int line, Approvers approvers) {
    this.path = path;
    this.line = line;
    this.approvers = approvers;
  }

  List<Problem> of(ExceptionEntry entry) {
    List<Problem> problems = new ArrayList<>();
    Roster roster = approvers.roster();
    String approver = entry.approver();
    LocalDate day = entry.approved();
    if (approver == null) {
      return problems;
    }
    if (roster.samePerson(approver, entry.requester())) {
      problems.add(
          ExceptionRule.EXCEPTION_SELF_APPROVED.at(
              path,
              line,
              entry.id(),
              "requester and approver are one person",
              "have another holder of the role approve it"));
    }
    if (!roster.known() || day == null) {
      return problems;
    }
    Person person = roster.find(approver).orElse(null);
    if (person == null) {
      problems.add(withoutRole(entry, "the roster does not name exactly one '" + approver + "'"));
    } else if (!approvers.may(person, day)) {
      problems.add(
          withoutRole(entry, person.id() + " was not " + approvers.names() + " on " + day));
    }
    return problems;
  }

  private Problem withoutRole(ExceptionEntry entry, String reason) {
    return ExceptionRule.EXCEPTION_APPROVER_WITHOUT_ROLE.at(
        path, line, entry.id(), reason, "have the Security Team Lead of the day approve it");
  }
}

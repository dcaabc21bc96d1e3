package dev.plumbline.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who may approve: somebody other than the requester, holding the role on the day. */
final class ApproverRules {
  private final String path;
  private final int line;
  private final Roster roster;

  ApproverRules(String path, int line, Roster roster) {
    this.path = path;
    this.line = line;
    this.roster = roster;
  }

  List<Problem> of(ExceptionEntry entry) {
    List<Problem> problems = new ArrayList<>();
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
    } else if (!person.held(Role.SECURITY_TEAM_LEAD, day)) {
      problems.add(
          withoutRole(entry, person.id() + " was not " + Role.SECURITY_TEAM_LEAD + " on " + day));
    }
    return problems;
  }

  private Problem withoutRole(ExceptionEntry entry, String reason) {
    return ExceptionRule.EXCEPTION_APPROVER_WITHOUT_ROLE.at(
        path, line, entry.id(), reason, "have the Security Team Lead of the day approve it");
  }
}

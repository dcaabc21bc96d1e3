package dev.plumbline.registers;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Ternary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the register shows on a day: for each exception one evidence per check, and the entry itself
 * with its standing, from which the verdicts of other clauses take what is excepted.
 */
public final class ExceptionEvidence {
  private static final Producer PRODUCER = new Producer("registers/exceptions", "1", "");
  private static final String FACT = "exceptions";
  private static final List<CheckId> CHECKS =
      List.of(
          new CheckId(ExceptionRule.APPROVED),
          new CheckId(ExceptionRule.APPROVER_ROLE),
          new CheckId(ExceptionRule.JUSTIFIED),
          new CheckId(ExceptionRule.DOCUMENTED),
          new CheckId(ExceptionRule.REVIEWED));

  private final ExceptionsRegister register;
  private final Instant at;
  private final ZoneId zone;
  private final Instant read;

  private ExceptionEvidence(ExceptionsRegister register, Instant at, ZoneId zone, Instant read) {
    this.register = register;
    this.at = at;
    this.zone = zone;
    this.read = read;
  }

  /**
   * The evidence of a register.
   *
   * @param register as read
   * @param at the instant whose deadlines count
   * @param zone whose days count
   * @param read when the register was read
   */
  public static List<Evidence> of(
      ExceptionsRegister register, Instant at, ZoneId zone, Instant read) {
    ExceptionEvidence evidence = new ExceptionEvidence(register, at, zone, read);
    List<Evidence> all = new ArrayList<>();
    all.add(evidence.reading());
    if (!register.complete()) {
      all.addAll(evidence.unreadable());
    }
    for (ExceptionsRegister.Item item : register.items()) {
      all.addAll(evidence.entry(item));
    }
    return List.copyOf(all);
  }

  /** That the register was read, and when: an entry of an older reading is gone. */
  private Evidence reading() {
    int count = register.items().size();
    Payload.Fact fact =
        !register.complete()
            ? new Payload.Fact(FACT, Ternary.UNKNOWN, "the register cannot be read")
            : count == 0
                ? new Payload.Fact(FACT, Ternary.FALSE, "no exceptions are registered")
                : new Payload.Fact(FACT, Ternary.TRUE, count + " exceptions are registered");
    Subject subject = new Subject(SubjectKind.EXCEPTION, register.path());
    return new Evidence(subject, new TreeSet<>(), PRODUCER, read, read, read, null, count, fact);
  }

  private List<Evidence> unreadable() {
    Subject subject = new Subject(SubjectKind.EXCEPTION, register.path());
    List<Evidence> all = new ArrayList<>();
    Problem first = register.problems().getFirst();
    Hole hole = new Hole(register.path(), first.text(), first.wayOut());
    for (CheckId check : CHECKS) {
      List<Finding> findings =
          register.problems().stream()
              .filter(problem -> problem.check().equals(check))
              .map(Problem::finding)
              .toList();
      all.add(envelope(subject, check, 0, findings, List.of(hole), List.of()));
    }
    return all;
  }

  private List<Evidence> entry(ExceptionsRegister.Item item) {
    List<Evidence> all = new ArrayList<>();
    ExceptionEntry entry = item.entry();
    ExceptionCalendar calendar = new ExceptionCalendar(entry, at, zone);
    for (CheckId check : CHECKS) {
      List<Finding> findings = new ArrayList<>();
      item.problems().stream()
          .filter(problem -> problem.check().equals(check))
          .forEach(problem -> findings.add(problem.finding()));
      List<Hole> holes = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      switch (check.value()) {
        case ExceptionRule.APPROVED -> approved(entry, findings, holes);
        case ExceptionRule.APPROVER_ROLE -> {
          role(entry, findings, holes);
          register.approvers().roster().problems().forEach(fault -> notes.add(fault.text()));
        }
        case ExceptionRule.REVIEWED -> reviewed(entry, calendar, findings, holes, notes);
        default -> {}
      }
      all.add(envelope(item.subject(), check, 1, findings, holes, notes));
    }
    all.add(
        new Evidence(
            item.subject(),
            new TreeSet<>(),
            PRODUCER,
            read,
            read,
            read,
            null,
            1,
            ExceptionFields.of(entry)));
    return all;
  }

  private void approved(ExceptionEntry entry, List<Finding> findings, List<Hole> holes) {
    if (findings.isEmpty() && entry.standing().approval() == Standing.Approval.CLAIMED) {
      holes.add(
          hole(
              entry,
              "the approval is claimed, not proven: " + String.join("; ", entry.doubts()),
              "have the approver sign the entry, or the commit that brings it in"
                  + " (docs/trust.md), and give the roster with --org"));
    }
  }

  private void role(ExceptionEntry entry, List<Finding> findings, List<Hole> holes) {
    if (entry.approver() == null || entry.approved() == null) {
      holes.add(hole(entry, "nobody has approved it", "have the Security Team Lead approve it"));
    } else if (!register.approvers().roster().known()) {
      holes.add(noRoster(entry));
    } else if (findings.isEmpty() && entry.standing().approval() == Standing.Approval.CLAIMED) {
      holes.add(
          hole(
              entry,
              "that " + entry.approver() + " approved it is claimed, not proven",
              "have the approver sign the entry, or the commit that brings it in"
                  + " (docs/trust.md), and give the roster with --org"));
    }
  }

  private Hole noRoster(ExceptionEntry entry) {
    List<Roster.Fault> faults = register.approvers().roster().problems();
    return faults.isEmpty()
        ? hole(
            entry,
            "no roster says who was " + register.approvers().names() + " on " + entry.approved(),
            "give the organisation's home with --org")
        : hole(
            entry,
            "the roster cannot be read: " + faults.getFirst().text(),
            faults.getFirst().wayOut());
  }

  private void reviewed(
      ExceptionEntry entry,
      ExceptionCalendar calendar,
      List<Finding> findings,
      List<Hole> holes,
      List<String> notes) {
    if (entry.from() == null || entry.until() == null) {
      holes.add(hole(entry, "it has no beginning or no end", "add 'from:' and 'until:'"));
    }
    calendar.late().forEach(quarter -> notes.add("reviewed late for " + quarter));
    if (calendar.over()) {
      calendar.missed().forEach(quarter -> notes.add("ended without a review for " + quarter));
      return;
    }
    for (Quarter quarter : calendar.missed()) {
      ExceptionRule rule = ExceptionRule.EXCEPTION_NOT_REVIEWED;
      findings.add(
          rule.at(
                  register.path(),
                  entry.place().region() == null ? 1 : entry.place().region().startLine(),
                  entry.id(),
                  "no review for " + quarter,
                  "review it and add the day under 'reviews:', or end it")
              .finding());
    }
  }

  private static Hole hole(ExceptionEntry entry, String reason, String wayOut) {
    return new Hole(entry.id(), reason, wayOut);
  }

  private Evidence envelope(
      Subject subject,
      CheckId check,
      long population,
      List<Finding> findings,
      List<Hole> holes,
      List<String> notes) {
    Coverage coverage =
        new Coverage("entries", 1, holes.isEmpty() ? 1 : 0, List.of(), holes, notes);
    SortedSet<CheckId> checks = new TreeSet<>(List.of(check));
    return new Evidence(
        subject,
        checks,
        PRODUCER,
        read,
        read,
        read,
        null,
        population,
        new Payload.Findings(findings, coverage));
  }
}

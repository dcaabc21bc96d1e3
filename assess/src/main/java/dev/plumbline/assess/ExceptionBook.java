package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Standing;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.registers.ExceptionCalendar;
import dev.plumbline.registers.ExceptionEntry;
import dev.plumbline.registers.ExceptionFields;
import dev.plumbline.registers.ExceptionsRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The registered exceptions on a day. One counts when it has no problem, its approval is proven, it
 * is live and its reviews are there. Clauses about exceptions cannot be excepted.
 */
final class ExceptionBook {
  private record Page(ExceptionEntry entry, ExceptionCalendar calendar) {}

  private final List<Page> pages;

  ExceptionBook(EvidenceIndex index, Instant at, ZoneId zone) {
    this.pages =
        index.entries(ExceptionsRegister.NAME).stream()
            .map(ExceptionFields::entry)
            .map(entry -> new Page(entry, new ExceptionCalendar(entry, at, zone)))
            .toList();
  }

  /**
   * What the exceptions make of the findings of a clause.
   *
   * @param ids of those that count and cover something
   * @param until when the first of them ends; null when there is none
   * @param rest findings that none covers
   * @param notes about those that would cover something and do not count
   */
  record Cover(
      List<String> ids,
      @org.jspecify.annotations.Nullable LocalDate until,
      List<Finding> rest,
      List<String> notes) {}

  Cover cover(String clause, Subject subject, List<Finding> findings) {
    Set<String> ids = new TreeSet<>();
    Set<Finding> covered = new TreeSet<>();
    List<String> notes = new ArrayList<>();
    LocalDate until = null;
    for (Page page : pages) {
      ExceptionEntry entry = page.entry();
      List<Finding> own =
          findings.stream()
              .filter(finding -> entry.scope().covers(clause, subject, finding))
              .toList();
      if (own.isEmpty()) {
        continue;
      }
      Optional<String> fault = fault(page, subject);
      LocalDate end = page.calendar().end().orElse(null);
      if (fault.isPresent() || end == null) {
        notes.add("exception " + entry.id() + " does not count: " + fault.orElse("it has no end"));
        continue;
      }
      ids.add(entry.id());
      covered.addAll(own);
      until = until == null || end.isBefore(until) ? end : until;
    }
    List<Finding> rest = findings.stream().filter(finding -> !covered.contains(finding)).toList();
    return new Cover(List.copyOf(ids), until, rest, notes);
  }

  /** Notes about exceptions that name clauses which no policy in force has. */
  List<String> strangers(Set<String> clauses) {
    List<String> notes = new ArrayList<>();
    for (Page page : pages) {
      for (String clause : page.entry().scope().clauses()) {
        if (!clauses.contains(clause)) {
          notes.add(
              "exception "
                  + page.entry().id()
                  + " names clause "
                  + clause
                  + ", which no policy in force has");
        }
      }
    }
    return notes;
  }

  private static Optional<String> fault(Page page, Subject subject) {
    ExceptionEntry entry = page.entry();
    if (subject.kind() == SubjectKind.EXCEPTION) {
      return Optional.of("clauses about exceptions cannot be excepted");
    }
    Standing standing = entry.standing();
    if (!standing.problems().isEmpty()) {
      return Optional.of(standing.problems().getFirst());
    }
    return switch (standing.approval()) {
      case NONE -> Optional.of("nobody has approved it");
      case CLAIMED ->
          Optional.of(
              "its approval is claimed, not proven"
                  + (entry.doubts().isEmpty() ? "" : ": " + entry.doubts().getFirst()));
      case SIGNED, OBSERVED -> page.calendar().whyNot();
    };
  }

  /** The entries as evidence carries them, for reports. */
  List<Payload.Entry> entries() {
    return pages.stream().map(page -> ExceptionFields.of(page.entry())).toList();
  }
}

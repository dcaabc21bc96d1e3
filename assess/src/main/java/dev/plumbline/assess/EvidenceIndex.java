package dev.plumbline.assess;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The evidence that could be known, in series. A series is what one producer said over time about
 * one subject and one check; an entry of a register is a series of its own. Left out: what was
 * collected after {@code knownAt} or speaks about a time after {@code at}; of a register, every
 * reading but the newest, because a register is read whole and an entry that is gone is gone; and
 * whatever somebody else says about the checks that the assessment itself decides.
 */
final class EvidenceIndex {
  private static final String REGISTERS = "registers/";
  private static final Comparator<Evidence> NEWEST_FIRST =
      Comparator.comparing(Evidence::observedTo).thenComparing(Evidence::collectedAt).reversed();

  private record Key(Subject subject, CheckId check) {}

  private final Map<Key, TreeMap<String, List<Evidence>>> series = new HashMap<>();
  private final Map<Subject, TreeMap<String, TreeMap<String, List<Evidence>>>> facts =
      new HashMap<>();
  private final List<Payload.Entry> entries = new ArrayList<>();
  private final Map<CheckId, SortedSet<Subject>> subjects = new HashMap<>();
  private final int ignored;

  EvidenceIndex(
      Collection<Evidence> evidence, Instant at, Instant knownAt, Predicate<CheckId> decidedHere) {
    List<Evidence> known =
        evidence.stream()
            .filter(each -> !each.collectedAt().isAfter(knownAt))
            .filter(each -> !each.observedTo().isAfter(at))
            .toList();
    this.ignored = evidence.size() - known.size();
    Map<String, Instant> readings = new HashMap<>();
    known.stream()
        .filter(each -> each.producer().name().startsWith(REGISTERS))
        .forEach(each ->
            readings.merge(each.producer().name(), each.collectedAt(), EvidenceIndex::later));
    known.stream()
        .filter(each ->
            each.collectedAt()
                .equals(readings.getOrDefault(each.producer().name(), each.collectedAt())))
        .forEach(each -> add(each, decidedHere));
  }

  /** Evidence that the assessment makes itself, from other verdicts. */
  void addDerived(Evidence evidence) {
    add(evidence, check -> false);
  }

  /** How many were left out because they came too late. */
  int ignored() {
    return ignored;
  }

  /** What is known about a check of a subject: one list for each series, newest first. */
  List<List<Evidence>> series(Subject subject, CheckId check) {
    return sorted(series.getOrDefault(new Key(subject, check), new TreeMap<>()).values());
  }

  /** What is known about a fact of a subject: one list for each producer, newest first. */
  List<List<Evidence>> facts(Subject subject, String name) {
    TreeMap<String, TreeMap<String, List<Evidence>>> own = facts.get(subject);
    return own == null ? List.of() : sorted(own.getOrDefault(name, new TreeMap<>()).values());
  }

  /** The entries of a register as newly read. */
  List<Payload.Entry> entries(String register) {
    return entries.stream()
        .filter(entry -> entry.register().equals(register))
        .distinct()
        .sorted(Comparator.comparing(Payload.Entry::id).thenComparing(Payload.Entry::toString))
        .toList();
  }

  /** The subjects of this kind about which there is evidence for one of these checks. */
  SortedSet<Subject> subjects(SubjectKind kind, Collection<CheckId> checks) {
    SortedSet<Subject> found = new TreeSet<>();
    for (CheckId check : checks) {
      subjects.getOrDefault(check, new TreeSet<>()).stream()
          .filter(subject -> subject.kind() == kind)
          .forEach(found::add);
    }
    return found;
  }

  private void add(Evidence evidence, Predicate<CheckId> decidedHere) {
    String producer = evidence.producer().name();
    SortedSet<CheckId> checks = new TreeSet<>(evidence.checks());
    switch (evidence.payload()) {
      case Payload.Findings findings ->
          findings.findings().forEach(finding -> checks.add(finding.check()));
      case Payload.Observation observation ->
          observation.findings().forEach(finding -> checks.add(finding.check()));
      case Payload.Entry entry -> {
        entries.add(entry);
        producer = producer + "#" + entry.register() + "#" + entry.id();
      }
      case Payload.Attestation attestation -> producer = producer + "#" + attestation.by();
      case Payload.Fact fact -> {
        facts
            .computeIfAbsent(evidence.subject(), s -> new TreeMap<>())
            .computeIfAbsent(fact.name(), n -> new TreeMap<>())
            .computeIfAbsent(producer, p -> new ArrayList<>())
            .add(evidence);
        return;
      }
    }
    for (CheckId check : checks) {
      if (!decidedHere.test(check)) {
        series
            .computeIfAbsent(new Key(evidence.subject(), check), k -> new TreeMap<>())
            .computeIfAbsent(producer, p -> new ArrayList<>())
            .add(evidence);
        subjects.computeIfAbsent(check, c -> new TreeSet<>()).add(evidence.subject());
      }
    }
  }

  private static List<List<Evidence>> sorted(Collection<List<Evidence>> lists) {
    return lists.stream().map(list -> list.stream().sorted(NEWEST_FIRST).toList()).toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

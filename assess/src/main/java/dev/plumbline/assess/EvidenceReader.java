package dev.plumbline.assess;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Subject;
import dev.plumbline.policy.Cadence;
import dev.plumbline.policy.Proof;
import dev.plumbline.policy.ProofKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what one piece of evidence says about one proof at an instant. */
final class EvidenceReader {
  private static final int SHOWN = 3;

  private final Instant at;
  private final ZoneId zone;
  private final Steps steps;

  EvidenceReader(Instant at, ZoneId zone, Steps steps) {
    this.at = at;
    this.zone = zone;
    this.steps = steps;
  }

  Signal read(Evidence evidence, Proof proof, @Nullable Cadence cadence) {
    Producer producer = evidence.producer();
    Gap stale = stale(evidence, proof, cadence);
    return switch (evidence.payload()) {
      case Payload.Findings p ->
          machine(evidence, proof, stale, p.findings(), p.coverage(), Strength.TESTED);
      case Payload.Observation p ->
          denied(p)
              ? new Signal.Open(
                  producer, of(proof, p.findings()), List.of(noPermission(proof, producer)))
              : machine(evidence, proof, stale, p.findings(), p.coverage(), Strength.OBSERVED);
      case Payload.Entry p ->
          stale == null ? entry(evidence, proof, p) : new Signal.Stale(producer, List.of(), stale);
      case Payload.Attestation p ->
          stale == null
              ? new Signal.Word(producer, p.by())
              : new Signal.Stale(producer, List.of(), stale);
      case Payload.Fact p ->
          throw new IllegalStateException("a fact decides guards, never a proof: " + p.name());
    };
  }

  /**
   * When evidence goes stale: by its own date or the cadence, whichever is first; null for never.
   */
  static @Nullable Instant limit(Evidence evidence, @Nullable Cadence cadence, ZoneId zone) {
    Instant own = evidence.validUntil();
    Instant age =
        cadence == null ? null : cadence.validUntil(evidence.observedTo(), zone).orElse(null);
    if (own == null || age == null) {
      return own == null ? age : own;
    }
    return own.isBefore(age) ? own : age;
  }

  private @Nullable Gap stale(Evidence evidence, Proof proof, @Nullable Cadence cadence) {
    Instant limit = limit(evidence, cadence, zone);
    if (limit == null || !at.isAfter(limit)) {
      return null;
    }
    String age = cadence == null ? "" : " (at most " + cadence.label() + " old)";
    return new Gap(
        Gap.Kind.STALE,
        proof.check()
            + ": what "
            + evidence.producer().name()
            + " saw went stale on "
            + limit.atZone(zone).toLocalDate()
            + age,
        steps.of(proof.check()));
  }

  private Signal machine(
      Evidence evidence,
      Proof proof,
      @Nullable Gap stale,
      List<Finding> all,
      Coverage coverage,
      Strength strongest) {
    Producer producer = evidence.producer();
    List<Finding> found = of(proof, all);
    List<Finding> failing =
        found.stream().filter(finding -> finding.severity().atLeast(proof.failsAt())).toList();
    if (stale != null) {
      return new Signal.Stale(producer, found, stale);
    }
    if (!failing.isEmpty()) {
      return new Signal.Fails(producer, found, failing);
    }
    if (!coverage.complete()) {
      return new Signal.Open(producer, found, holes(proof, coverage));
    }
    if (evidence.population() == 0) {
      return new Signal.Open(
          producer,
          found,
          List.of(
              new Gap(
                  Gap.Kind.EMPTY_POPULATION,
                  proof.check() + ": " + producer.name() + " found nothing to look at",
                  steps.of(proof.check()))));
    }
    return new Signal.Passes(
        producer, found, weaker(strongest, proof.kind()), evidence.population());
  }

  /** A proof that asks for a record is not called tested because a machine read the record. */
  private static Strength weaker(Strength strength, ProofKind kind) {
    Strength most =
        switch (kind) {
          case TEST -> Strength.TESTED;
          case OBSERVATION -> Strength.OBSERVED;
          case RECORD, ATTESTATION, DOCUMENT -> Strength.RECORDED;
        };
    return most.compareTo(strength) > 0 ? most : strength;
  }

  private List<Gap> holes(Proof proof, Coverage coverage) {
    if (coverage.holes().isEmpty()) {
      return List.of(
          new Gap(
              Gap.Kind.INCOMPLETE,
              proof.check()
                  + ": of "
                  + coverage.enumerated()
                  + " "
                  + coverage.unit()
                  + " only "
                  + coverage.scanned()
                  + " were read and "
                  + coverage.skipped()
                  + " left out with a reason",
              steps.of(proof.check())));
    }
    TreeMap<String, List<Hole>> byWayOut =
        coverage.holes().stream()
            .collect(Collectors.groupingBy(Hole::wayOut, TreeMap::new, Collectors.toList()));
    List<Gap> gaps = new ArrayList<>();
    byWayOut.forEach((wayOut, holes) -> {
      String first =
          holes.stream()
              .limit(SHOWN)
              .map(hole -> hole.place() + " (" + hole.reason() + ")")
              .collect(Collectors.joining(", "));
      String more = holes.size() > SHOWN ? " and " + (holes.size() - SHOWN) + " more" : "";
      gaps.add(
          new Gap(Gap.Kind.INCOMPLETE, proof.check() + ": not looked at: " + first + more, wayOut));
    });
    return gaps;
  }

  private Signal entry(Evidence evidence, Proof proof, Payload.Entry entry) {
    Producer producer = evidence.producer();
    String name = entry.register() + " " + entry.id();
    if (!entry.standing().problems().isEmpty()) {
      return new Signal.Unsound(
          producer,
          new Gap(
              Gap.Kind.NO_EVIDENCE,
              proof.check()
                  + ": "
                  + name
                  + " does not count: "
                  + entry.standing().problems().getFirst(),
              steps.of(proof.check())));
    }
    String by = first(entry, "approver", "by", "owner", "requester");
    if (by.isEmpty()) {
      return new Signal.Unsound(
          producer,
          new Gap(
              Gap.Kind.NO_EVIDENCE,
              proof.check() + ": " + name + " does not say who stands for it",
              steps.of(proof.check())));
    }
    return entry.standing().counts() && !own(by, evidence.subject())
        ? new Signal.Passes(producer, List.of(), Strength.RECORDED, evidence.population())
        : new Signal.Word(producer, by);
  }

  /** Whether the record is its subject's own. */
  private static boolean own(String by, Subject subject) {
    return by.strip().equalsIgnoreCase(subject.id().strip());
  }

  private static String first(Payload.Entry entry, String... keys) {
    for (String key : keys) {
      String value = entry.fields().get(key);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  /** A collector that was not allowed to look says so in the field {@code permission}. */
  private static boolean denied(Payload.Observation observation) {
    return "denied".equals(observation.values().get("permission"));
  }

  private Gap noPermission(Proof proof, Producer producer) {
    return new Gap(
        Gap.Kind.NO_PERMISSION,
        proof.check() + ": " + producer.name() + " was not allowed to look",
        steps.of(proof.check()));
  }

  private static List<Finding> of(Proof proof, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.check().equals(proof.check())).toList();
  }
}

package dev.plumbline.assess;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.policy.Cadence;
import dev.plumbline.policy.Guard;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one subject, as guards ask for them. Of each producer the newest report counts, and
 * a stale one is no report. Over several producers: true as soon as one says so; else unknown as
 * soon as one does not know; false only when all say so. A fact nobody reported is unknown.
 */
final class Facts {
  private final EvidenceIndex index;
  private final Subject subject;
  private final @Nullable Cadence cadence;
  private final Instant at;
  private final ZoneId zone;
  private final Steps steps;

  Facts(
      EvidenceIndex index,
      Subject subject,
      @Nullable Cadence cadence,
      Instant at,
      ZoneId zone,
      Steps steps) {
    this.index = index;
    this.subject = subject;
    this.cadence = cadence;
    this.at = at;
    this.zone = zone;
    this.steps = steps;
  }

  Ternary value(String name) {
    List<Payload.Fact> reports = reports(name);
    if (reports.stream().anyMatch(fact -> fact.value() == Ternary.TRUE)) {
      return Ternary.TRUE;
    }
    boolean known =
        !reports.isEmpty() && reports.stream().allMatch(fact -> fact.value() == Ternary.FALSE);
    return known ? Ternary.FALSE : Ternary.UNKNOWN;
  }

  /** Why a guard has its value, in words. */
  String because(Guard guard) {
    TreeSet<String> reasons = new TreeSet<>();
    for (String name : guard.facts()) {
      reports(name).forEach(fact -> reasons.add(fact.because()));
    }
    return reasons.isEmpty() ? "not: " + guard.describe() : String.join("; ", reasons);
  }

  /** A gap for each fact that the guard asks for and nobody knows. */
  List<Gap> unknown(Guard guard) {
    List<Gap> gaps = new ArrayList<>();
    for (String name : guard.facts()) {
      if (value(name) == Ternary.UNKNOWN) {
        List<String> reasons =
            reports(name).stream()
                .filter(fact -> fact.value() == Ternary.UNKNOWN)
                .map(Payload.Fact::because)
                .distinct()
                .sorted()
                .toList();
        String why = reasons.isEmpty() ? "nobody looked" : String.join("; ", reasons);
        gaps.add(
            new Gap(
                Gap.Kind.UNKNOWN_GUARD,
                "whether it applies depends on '" + name + "' of " + subject + ": " + why,
                steps.of(name)));
      }
    }
    return gaps;
  }

  private List<Payload.Fact> reports(String name) {
    List<Payload.Fact> reports = new ArrayList<>();
    for (List<Evidence> series : index.facts(subject, name)) {
      Evidence newest = series.getFirst();
      Instant limit = EvidenceReader.limit(newest, cadence, zone);
      if (limit != null && at.isAfter(limit)) {
        continue;
      }
      series.stream()
          .filter(each -> each.observedTo().equals(newest.observedTo()))
          .filter(each -> each.collectedAt().equals(newest.collectedAt()))
          .map(Evidence::payload)
          .forEach(payload -> reports.add((Payload.Fact) payload));
    }
    return reports;
  }
}

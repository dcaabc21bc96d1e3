package dev.plumbline.assess;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Subject;
import dev.plumbline.policy.Cadence;
import dev.plumbline.policy.Proof;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one proof for one subject from all that is known about its check.
 *
 * <p>In a series the newest evidence counts. One that could not look everywhere does not clear what
 * an older one found: then the older is heard as well, down to the newest that was complete. Stale
 * evidence is heard only when there is nothing fresh. Over several series, of several producers:
 * one that fails, fails the proof; else one that leaves it open, leaves it open; else it passes by
 * the strongest. Records are the exception: one sound record is enough.
 */
final class ProofJudge {
  private final EvidenceIndex index;
  private final EvidenceReader reader;
  private final Steps steps;

  ProofJudge(EvidenceIndex index, EvidenceReader reader, Steps steps) {
    this.index = index;
    this.reader = reader;
    this.steps = steps;
  }

  ProofState judge(Subject subject, Proof proof, @Nullable Cadence cadence) {
    List<Signal> signals = new ArrayList<>();
    for (List<Evidence> series : index.series(subject, proof.check())) {
      signals.addAll(heard(series, proof, cadence));
    }
    boolean fresh = signals.stream().anyMatch(signal -> !(signal instanceof Signal.Stale));
    Tally tally = new Tally();
    for (Signal signal : signals) {
      if (!fresh || !(signal instanceof Signal.Stale)) {
        tally.hear(signal);
      }
    }
    return tally.state(proof, nothing(subject, proof.check()));
  }

  private List<Signal> heard(List<Evidence> series, Proof proof, @Nullable Cadence cadence) {
    List<Signal> heard = new ArrayList<>();
    boolean settled = false;
    for (int i = 0; i < series.size(); i++) {
      Evidence evidence = series.get(i);
      boolean tie = i > 0 && sameTime(evidence, series.get(i - 1));
      if (settled && !tie) {
        break;
      }
      Signal signal = reader.read(evidence, proof, cadence);
      heard.add(signal);
      settled |= complete(evidence) || signal instanceof Signal.Stale;
    }
    // An older pass must not be heard beside the newer evidence that leaves the question open.
    boolean open = heard.stream().anyMatch(Signal.Open.class::isInstance);
    return open ? heard.stream().filter(s -> !(s instanceof Signal.Passes)).toList() : heard;
  }

  private static boolean sameTime(Evidence one, Evidence other) {
    return one.observedTo().equals(other.observedTo())
        && one.collectedAt().equals(other.collectedAt());
  }

  private static boolean complete(Evidence evidence) {
    return switch (evidence.payload()) {
      case Payload.Findings p -> p.coverage().complete();
      case Payload.Observation p ->
          p.coverage().complete() && !"denied".equals(p.values().get("permission"));
      case Payload.Entry p -> true;
      case Payload.Attestation p -> true;
      case Payload.Fact p -> true;
    };
  }

  private Gap nothing(Subject subject, CheckId check) {
    return new Gap(Gap.Kind.NO_EVIDENCE, check + ": nobody looked at " + subject, steps.of(check));
  }

  /** Adds up what the evidence says. */
  private static final class Tally {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> failing = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Gap> unsound = new ArrayList<>();
    private final List<String> by = new ArrayList<>();
    private final List<Producer> producers = new ArrayList<>();
    private @Nullable Strength strength;
    private long population;

    void hear(Signal signal) {
      producers.add(signal.producer());
      switch (signal) {
        case Signal.Fails s -> {
          findings.addAll(s.findings());
          failing.addAll(s.failing());
        }
        case Signal.Open s -> {
          findings.addAll(s.findings());
          gaps.addAll(s.gaps());
        }
        case Signal.Stale s -> {
          findings.addAll(s.findings());
          gaps.add(s.gap());
        }
        case Signal.Passes s -> {
          findings.addAll(s.findings());
          strength =
              strength == null || s.strength().compareTo(strength) < 0 ? s.strength() : strength;
          population = Math.max(population, s.population());
        }
        case Signal.Word s -> by.add(s.by());
        case Signal.Unsound s -> unsound.add(s.gap());
      }
    }

    ProofState state(Proof proof, Gap nothing) {
      if (!failing.isEmpty()) {
        return of(proof, ProofState.Outcome.FAILED, null);
      }
      if (gaps.isEmpty() && strength == null && by.isEmpty()) {
        gaps.addAll(unsound.isEmpty() ? List.of(nothing) : unsound);
      }
      if (!gaps.isEmpty()) {
        return of(proof, ProofState.Outcome.UNPROVEN, null);
      }
      return strength == null
          ? of(proof, ProofState.Outcome.ATTESTED, null)
          : of(proof, ProofState.Outcome.PASSED, strength);
    }

    private ProofState of(Proof proof, ProofState.Outcome outcome, @Nullable Strength how) {
      return new ProofState(
          proof, outcome, how, population, findings, failing, gaps, by, producers);
    }
  }
}

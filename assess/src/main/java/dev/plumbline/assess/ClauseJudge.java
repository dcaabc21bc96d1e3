package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.Proof;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges one clause for one subject. */
final class ClauseJudge {
  private final EvidenceIndex index;
  private final ProofJudge proofs;
  private final ExceptionBook exceptions;
  private final Instant at;
  private final ZoneId zone;
  private final Steps steps;

  ClauseJudge(EvidenceIndex index, ExceptionBook exceptions, Instant at, ZoneId zone, Steps steps) {
    this.index = index;
    this.proofs = new ProofJudge(index, new EvidenceReader(at, zone, steps), steps);
    this.exceptions = exceptions;
    this.at = at;
    this.zone = zone;
    this.steps = steps;
  }

  ClauseVerdict judge(Clause clause, Subject subject) {
    Guard guard = clause.guard();
    Facts facts = new Facts(index, subject, clause.cadence(), at, zone, steps);
    Ternary applies = guard == null ? Ternary.TRUE : guard.evaluate(facts::value);
    List<ProofState> states = new ArrayList<>();
    for (Proof proof : clause.proofs().proofs()) {
      states.add(state(clause, subject, proof));
    }
    if (guard != null && applies == Ternary.FALSE) {
      Verdict verdict = new Verdict.NotApplicable(facts.because(guard));
      return new ClauseVerdict(clause, subject, verdict, states, found(states));
    }
    if (guard != null && applies == Ternary.UNKNOWN) {
      List<Gap> gaps = new ArrayList<>(facts.unknown(guard));
      states.forEach(state -> gaps.addAll(state.gaps()));
      List<String> notes = found(states);
      return new ClauseVerdict(clause, subject, new Verdict.Unproven(gaps), states, notes);
    }
    return combine(clause, subject, states);
  }

  private ProofState state(Clause clause, Subject subject, Proof proof) {
    ProofState state = proofs.judge(subject, proof, clause.cadenceOf(proof));
    Guard own = proof.guard();
    if (own == null) {
      return state;
    }
    Facts facts = new Facts(index, subject, clause.cadenceOf(proof), at, zone, steps);
    return switch (own.evaluate(facts::value)) {
      case TRUE -> state;
      case FALSE -> state.dropped();
      case UNKNOWN -> state.unsure(facts.unknown(own));
    };
  }

  private ClauseVerdict combine(Clause clause, Subject subject, List<ProofState> all) {
    List<ProofState> asked =
        all.stream().filter(state -> state.outcome() != ProofState.Outcome.DROPPED).toList();
    if (asked.isEmpty()) {
      Verdict verdict = new Verdict.NotApplicable("none of its proofs is asked for here");
      return new ClauseVerdict(clause, subject, verdict, all, List.of());
    }
    List<ProofState> holding = with(asked, ProofState.Outcome.PASSED, ProofState.Outcome.ATTESTED);
    List<ProofState> failed = with(asked, ProofState.Outcome.FAILED);
    List<Gap> gaps = asked.stream().flatMap(state -> state.gaps().stream()).toList();
    return switch (clause.proofs().mode()) {
      case ALL ->
          !failed.isEmpty()
              ? failed(clause, subject, all, failed, gaps)
              : gaps.isEmpty()
                  ? verdict(clause, subject, all, weakest(holding))
                  : verdict(clause, subject, all, new Verdict.Unproven(gaps));
      case ANY ->
          !holding.isEmpty()
              ? verdict(clause, subject, all, best(holding))
              : gaps.isEmpty()
                  ? failed(clause, subject, all, failed, gaps)
                  : new ClauseVerdict(
                      clause, subject, new Verdict.Unproven(gaps), all, found(failed));
    };
  }

  /** A proof failed: violated, unless live exceptions cover everything that failed. */
  private ClauseVerdict failed(
      Clause clause,
      Subject subject,
      List<ProofState> all,
      List<ProofState> failed,
      List<Gap> gaps) {
    List<Finding> findings =
        failed.stream().flatMap(state -> state.failing().stream()).distinct().sorted().toList();
    ExceptionBook.Cover cover = exceptions.cover(clause.id(), subject, findings);
    List<String> notes = new ArrayList<>(cover.notes());
    LocalDate until = cover.until();
    if (!cover.rest().isEmpty() || until == null) {
      if (!cover.ids().isEmpty()) {
        notes.add(
            "exception "
                + String.join(", ", cover.ids())
                + " covers "
                + (findings.size() - cover.rest().size())
                + " of "
                + findings.size()
                + " findings");
      }
      gaps.forEach(gap -> notes.add("besides not proven: " + gap.reason()));
      return new ClauseVerdict(clause, subject, new Verdict.Violated(cover.rest()), all, notes);
    }
    if (!gaps.isEmpty()) {
      // What is excepted is known; what else there may be is not, and that is the worse of the two.
      notes.add("exception " + String.join(", ", cover.ids()) + " covers what was found");
      return new ClauseVerdict(clause, subject, new Verdict.Unproven(gaps), all, notes);
    }
    Verdict verdict = new Verdict.Excepted(cover.ids(), findings, until);
    return new ClauseVerdict(clause, subject, verdict, all, notes);
  }

  private static ClauseVerdict verdict(
      Clause clause, Subject subject, List<ProofState> all, Verdict verdict) {
    return new ClauseVerdict(clause, subject, verdict, all, List.of());
  }

  private static Verdict weakest(List<ProofState> holding) {
    List<String> by = holding.stream().flatMap(state -> state.by().stream()).toList();
    if (!with(holding, ProofState.Outcome.ATTESTED).isEmpty()) {
      return new Verdict.Attested(by);
    }
    return satisfied(holding, Comparator.<Strength>naturalOrder().reversed());
  }

  private static Verdict best(List<ProofState> holding) {
    List<ProofState> passed = with(holding, ProofState.Outcome.PASSED);
    return passed.isEmpty() ? weakest(holding) : satisfied(passed, Comparator.naturalOrder());
  }

  private static Verdict satisfied(List<ProofState> passed, Comparator<Strength> order) {
    Strength strength =
        passed.stream()
            .map(ProofState::strength)
            .filter(java.util.Objects::nonNull)
            .min(order)
            .orElseThrow();
    return new Verdict.Satisfied(strength, passed.stream().mapToLong(ProofState::population).sum());
  }

  /** Findings that decide nothing as long as the rest is unknown must still be told. */
  private static List<String> found(List<ProofState> states) {
    long count = states.stream().flatMap(state -> state.failing().stream()).distinct().count();
    return count == 0 ? List.of() : List.of("findings that stand and do not decide it: " + count);
  }

  private static List<ProofState> with(List<ProofState> states, ProofState.Outcome... outcomes) {
    return states.stream().filter(state -> List.of(outcomes).contains(state.outcome())).toList();
  }
}

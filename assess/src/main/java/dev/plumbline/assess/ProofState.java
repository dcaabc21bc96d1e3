package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Strength;
import dev.plumbline.policy.Proof;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one proof of a clause stands for one subject.
 *
 * @param proof the proof
 * @param outcome how it stands
 * @param strength how it is known; null unless it passed
 * @param population how many things were looked at
 * @param findings everything its check found, also what is below the severity that fails it; sorted
 * @param failing those that fail it; sorted
 * @param gaps why nobody can say; sorted
 * @param by on whose word alone it rests; sorted
 * @param producers who made the evidence it rests on; sorted
 */
public record ProofState(
    Proof proof,
    Outcome outcome,
    @Nullable Strength strength,
    long population,
    List<Finding> findings,
    List<Finding> failing,
    List<Gap> gaps,
    List<String> by,
    List<Producer> producers) {

  /** How a proof can stand. */
  public enum Outcome {
    /** It holds. */
    PASSED,
    /** It rests on somebody's own word. */
    ATTESTED,
    /** It does not hold. */
    FAILED,
    /** Nobody can say. */
    UNPROVEN,
    /** Its own guard is false: it is not asked for. */
    DROPPED
  }

  public ProofState {
    findings = findings.stream().distinct().sorted().toList();
    failing = failing.stream().distinct().sorted().toList();
    gaps = gaps.stream().distinct().sorted().toList();
    by = by.stream().distinct().sorted().toList();
    producers =
        producers.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Producer::name)
                    .thenComparing(Producer::version)
                    .thenComparing(Producer::ruleDigest))
            .toList();
  }

  /** The same, but not asked for; what was found stays visible. */
  ProofState dropped() {
    return new ProofState(
        proof, Outcome.DROPPED, null, 0, findings, List.of(), List.of(), List.of(), producers);
  }

  /** The same, but nobody can say whether it is asked for; what was found stays visible. */
  ProofState unsure(List<Gap> more) {
    List<Gap> all = new java.util.ArrayList<>(gaps);
    all.addAll(more);
    return new ProofState(
        proof, Outcome.UNPROVEN, null, population, findings, List.of(), all, by, producers);
  }
}

package dev.plumbline.assess;

import dev.plumbline.policy.Journey;
import java.util.List;
import java.util.Optional;

/**
 * Where a journey stands.
 *
 * @param policy the policy whose journey it is
 * @param steps all steps in their order
 * @param position how many mandatory steps from the first on are met without a break
 * @param mandatory how many mandatory steps there are
 * @param banked ids of mandatory steps that are met after the first that is not; they count once
 *     the earlier ones are met
 */
public record JourneyState(
    String policy, List<StepState> steps, int position, int mandatory, List<String> banked) {
  public JourneyState {
    steps = List.copyOf(steps);
    banked = List.copyOf(banked);
  }

  /** How a step stands. */
  public enum Stand {
    /** All its clauses are met. */
    MET,
    /** One of its clauses is violated. */
    VIOLATED,
    /** None is violated, and of at least one nobody can say. */
    UNPROVEN
  }

  /**
   * One step.
   *
   * @param step the step
   * @param stand how it stands; an optional step is shown as recommended and never counted
   * @param clauses ids of the clauses that decide it: its mandatory ones, or where it has none, all
   * @param missing those that are not met, violated ones first
   */
  public record StepState(
      Journey.Step step, Stand stand, List<String> clauses, List<String> missing) {
    public StepState {
      clauses = List.copyOf(clauses);
      missing = List.copyOf(missing);
    }

    /** Whether it is met. */
    public boolean met() {
      return stand == Stand.MET;
    }
  }

  /** The first mandatory step that is not met, or nothing when the journey is done. */
  public Optional<StepState> next() {
    return steps.stream().filter(state -> state.step().mandatory() && !state.met()).findFirst();
  }
}

package dev.plumbline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one state of a clause asks for and a later one no longer does. */
final class ClauseComparison {
  private ClauseComparison() {}

  /** The reasons why the later state is weaker, or might be; empty when it is not. */
  static List<String> weaker(Clause before, Clause after) {
    List<String> reasons = new ArrayList<>();
    if (before.modality().stricterThan(after.modality())) {
      reasons.add(before.modality().label() + " becomes " + after.modality().label());
    }
    if (before.level().stricterThan(after.level())) {
      reasons.add(before.level().label() + " becomes " + after.level().label());
    }
    if (before.subject() != after.subject()) {
      reasons.add(
          "judged for " + after.subject().label() + " instead of " + before.subject().label());
    }
    if (!Objects.equals(before.guard(), after.guard()) && after.guard() != null) {
      reasons.add("applies only when " + after.guard().describe());
    }
    if (weaker(before.cadence(), after.cadence())) {
      reasons.add("its evidence may be older");
    }
    proofs(before.proofs(), after.proofs(), reasons);
    return reasons;
  }

  private static boolean weaker(
      @org.jspecify.annotations.Nullable Cadence before,
      @org.jspecify.annotations.Nullable Cadence after) {
    if (before == null || before.equals(after)) {
      return false;
    }
    // An age and an event cannot be compared: such a change might loosen, so it is shown.
    return after == null || !after.stricterThan(before);
  }

  private static void proofs(ProofSet before, ProofSet after, List<String> reasons) {
    boolean all = before.mode() == ProofSet.Mode.ALL;
    boolean single = before.proofs().size() == 1;
    if (all && !single && after.mode() == ProofSet.Mode.ANY) {
      reasons.add("one proof is enough instead of all");
    }
    for (Proof proof : before.proofs()) {
      Optional<Proof> now =
          after.proofs().stream().filter(other -> other.check().equals(proof.check())).findFirst();
      if (now.isEmpty()) {
        if (all) {
          reasons.add("check " + proof.check() + " no longer decides it");
        }
        continue;
      }
      if (now.get().failsAt().compareTo(proof.failsAt()) > 0) {
        reasons.add("check " + proof.check() + " fails only at " + now.get().failsAt().label());
      }
      if (now.get().kind() != proof.kind()
          || !Objects.equals(now.get().guard(), proof.guard()) && now.get().guard() != null
          || weaker(proof.cadence(), now.get().cadence())) {
        reasons.add("check " + proof.check() + " asks for other evidence");
      }
    }
    boolean any = after.mode() == ProofSet.Mode.ANY;
    for (Proof proof : after.proofs()) {
      if (any && !before.checks().contains(proof.check())) {
        reasons.add("check " + proof.check() + " alone is enough");
      }
    }
  }
}

package dev.plumbline.assess;

import dev.plumbline.evidence.Fingerprint;
import java.util.Set;

/**
 * What closes the gate.
 *
 * @param should whether violated clauses of modality should close it too ({@code --gate should})
 * @param requireProven whether unproven clauses close it too ({@code --require-proven})
 * @param newOnly whether only findings that the base does not have close it: for judging a change
 * @param baselineFingerprints what the base has; read only when {@code newOnly}
 */
public record GateOptions(
    boolean should, boolean requireProven, boolean newOnly, Set<Fingerprint> baselineFingerprints) {
  /** Violated mandatory must-clauses close it, whatever the base has. */
  public static final GateOptions DEFAULT = new GateOptions(false, false, false, Set.of());

  public GateOptions {
    baselineFingerprints = Set.copyOf(baselineFingerprints);
  }
}

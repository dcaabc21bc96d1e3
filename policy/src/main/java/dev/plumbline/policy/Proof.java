package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One check that helps to decide a clause.
 *
 * @param check the check
 * @param kind what its evidence rests on
 * @param failsAt findings below it are shown but do not fail the proof
 * @param cadence how old this proof's evidence may be; null means the clause's own cadence
 * @param guard when this proof is asked for; null means always. False drops the proof, unknown
 *     leaves it unproven
 */
public record Proof(
    CheckId check,
    ProofKind kind,
    Severity failsAt,
    @Nullable Cadence cadence,
    @Nullable Guard guard) {
  /** Findings of this severity and worse fail a proof that says nothing else. */
  public static final Severity DEFAULT_FAILS_AT = Severity.LOW;

  Proof failingAt(Severity severity) {
    return new Proof(check, kind, severity, cadence, guard);
  }
}

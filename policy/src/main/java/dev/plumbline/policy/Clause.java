package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.SubjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One atomic statement of a policy and what decides it.
 *
 * @param id stable, for example {@code ESP-SM-01}
 * @param policyId the policy it belongs to; {@code overlay} for one that an overlay adds
 * @param section the headings it stands under, for example {@code Secrets Management /
 *     Requirements}
 * @param text the statement
 * @param modality must, should or may
 * @param level mandatory or optional
 * @param subject the kind of thing it is judged for
 * @param guard when it applies; null means always
 * @param cadence how old its evidence may be; null means that it never goes stale
 * @param proofs what decides it
 * @param parameters the values its test uses
 * @param controls ids of the controls it supports
 * @param tools examples of tools that give the capability; any other that gives it counts as well
 * @param group clauses of one group say nearly the same and share their proof; null for none
 * @param step the journey's step it belongs to; null for none
 * @param place where its statement is written
 */
public record Clause(
    String id,
    String policyId,
    String section,
    String text,
    Modality modality,
    Level level,
    SubjectKind subject,
    @Nullable Guard guard,
    @Nullable Cadence cadence,
    ProofSet proofs,
    List<Parameter> parameters,
    List<String> controls,
    List<String> tools,
    @Nullable String group,
    @Nullable String step,
    SourcePlace place) {
  /** The policy id of clauses that an overlay adds. */
  public static final String OVERLAY = "overlay";

  public Clause {
    parameters = List.copyOf(parameters);
    controls = List.copyOf(controls);
    tools = List.copyOf(tools);
  }

  /** Whether a violation closes the gate by default. */
  public boolean closesGate() {
    return modality == Modality.MUST && level == Level.MANDATORY;
  }

  /**
   * How old the evidence of one of its proofs may be: the proof's own cadence, else the clause's.
   */
  public @Nullable Cadence cadenceOf(Proof proof) {
    return proof.cadence() == null ? cadence : proof.cadence();
  }

  /** The same clause, asking for more where a value is given. */
  Clause tightened(
      @Nullable Modality newModality,
      @Nullable Level newLevel,
      @Nullable Cadence newCadence,
      @Nullable Severity newFailsAt) {
    ProofSet newProofs = proofs;
    if (newFailsAt != null) {
      newProofs =
          new ProofSet(
              proofs.mode(),
              proofs.proofs().stream()
                  .map(proof ->
                      newFailsAt.compareTo(proof.failsAt()) < 0
                          ? proof.failingAt(newFailsAt)
                          : proof)
                  .toList());
    }
    return new Clause(
        id,
        policyId,
        section,
        text,
        newModality == null ? modality : newModality,
        newLevel == null ? level : newLevel,
        subject,
        guard,
        newCadence == null ? cadence : newCadence,
        newProofs,
        parameters,
        controls,
        tools,
        group,
        step,
        place);
  }
}

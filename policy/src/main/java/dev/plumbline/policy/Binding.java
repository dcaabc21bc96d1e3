package dev.plumbline.policy;

import dev.plumbline.evidence.SubjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decides a clause: all of it that is not prose. */
record Binding(
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
    @Nullable String step) {

  Clause clause(String id, String policyId, String section, String text, SourcePlace place) {
    return new Clause(
        id,
        policyId,
        section,
        text,
        modality,
        level,
        subject,
        guard,
        cadence,
        proofs,
        parameters,
        controls,
        tools,
        group,
        step,
        place);
  }
}

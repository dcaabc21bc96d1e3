package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the binding of one clause, in a bindings file or in an overlay. */
final class ClauseReader {
  /** The keys a binding may have. */
  static final Set<String> KEYS =
      Set.of(
          "modality",
          "level",
          "subject",
          "when",
          "cadence",
          "all",
          "any",
          "parameters",
          "controls",
          "tools",
          "group",
          "step");

  static final String MODALITIES = oneOf(Modality.values());
  static final String LEVELS = oneOf(Level.values());
  static final String SEVERITIES = oneOf(Severity.values());
  static final String KINDS = oneOf(ProofKind.values());
  private static final String SUBJECTS = oneOf(SubjectKind.values());

  private static final Set<String> PROOF_KEYS =
      Set.of("check", "kind", "fails-at", "cadence", "when");

  /**
   * What a binding may refer to.
   *
   * @param catalogue checks and facts
   * @param parameters by name
   * @param controls ids
   * @param steps ids of the journey's steps
   */
  record Known(
      CheckCatalogue catalogue,
      Map<String, Parameter> parameters,
      Set<String> controls,
      Set<String> steps) {}

  private final Known known;
  private final Problems problems;
  private final GuardReader guards;

  ClauseReader(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
    this.guards = new GuardReader(known.catalogue().facts().keySet(), problems);
  }

  /** The binding, or null after reporting why there is none. */
  @Nullable Binding read(Fields fields, String id) {
    Modality modality = fields.requiredChoice("modality", Modality::ofLabel, MODALITIES);
    Level level = fields.requiredChoice("level", Level::ofLabel, LEVELS);
    SubjectKind subject = fields.requiredChoice("subject", SubjectKind::ofLabel, SUBJECTS);
    Guard guard = fields.get("when").map(guards::read).orElse(null);
    Cadence cadence = fields.choice("cadence", Cadence::parse, Cadence.SYNTAX);
    ProofSet proofs = proofs(fields, id);
    List<Parameter> parameters = parameters(fields, id);
    List<String> controls =
        references(fields, "controls", "control", known.controls(), "declare it under controls");
    String step = step(fields);
    if (modality == null || level == null || subject == null || proofs == null) {
      return null;
    }
    return new Binding(
        modality,
        level,
        subject,
        guard,
        cadence,
        proofs,
        parameters,
        controls,
        fields.texts("tools"),
        fields.text("group").orElse(null),
        step);
  }

  private @Nullable ProofSet proofs(Fields fields, String id) {
    boolean all = fields.get("all").isPresent();
    boolean any = fields.get("any").isPresent();
    String wayOut = "name its checks under 'all:' or under 'any:'";
    if (all == any) {
      problems.add(
          fields.node(),
          "clause " + id + (all ? " has both all and any" : " is bound to no check"),
          wayOut);
      return null;
    }
    List<Proof> proofs = new ArrayList<>();
    List<Node> items = fields.items(all ? "all" : "any");
    for (Node item : items) {
      Proof proof = proof(item, id);
      if (proof != null) {
        proofs.add(proof);
      }
    }
    if (items.isEmpty()) {
      problems.add(fields.node(), "clause " + id + " is bound to no check", wayOut);
    }
    if (proofs.stream().map(Proof::check).distinct().count() < proofs.size()) {
      problems.add(fields.node(), "clause " + id + " names a check twice", "name each once");
    }
    return proofs.isEmpty() || proofs.size() < items.size()
        ? null
        : new ProofSet(all ? ProofSet.Mode.ALL : ProofSet.Mode.ANY, proofs);
  }

  private @Nullable Proof proof(Node item, String id) {
    if (item instanceof Node.Scalar scalar) {
      Check check = check(scalar, id);
      return check == null
          ? null
          : new Proof(check.id(), check.kind(), Proof.DEFAULT_FAILS_AT, null, null);
    }
    Fields fields = Fields.of(item, "a proof of clause " + id, PROOF_KEYS, problems);
    if (fields == null || fields.required("check") == null) {
      return null;
    }
    Check check = check((Node.Scalar) fields.get("check").orElseThrow(), id);
    ProofKind kind = fields.choice("kind", ProofKind::ofLabel, KINDS);
    Severity failsAt = fields.choice("fails-at", Severity::ofLabel, SEVERITIES);
    Cadence cadence = fields.choice("cadence", Cadence::parse, Cadence.SYNTAX);
    Guard guard = fields.get("when").map(guards::read).orElse(null);
    if (check == null) {
      return null;
    }
    return new Proof(
        check.id(),
        kind == null ? check.kind() : kind,
        failsAt == null ? Proof.DEFAULT_FAILS_AT : failsAt,
        cadence,
        guard);
  }

  private @Nullable Check check(Node.Scalar scalar, String id) {
    Optional<Check> check = known.catalogue().check(scalar.text());
    if (check.isEmpty()) {
      problems.add(
          scalar,
          "clause " + id + " is bound to an unknown check '" + scalar.text() + "'",
          "name a check of the catalogue: plumb explain lists them");
    }
    return check.orElse(null);
  }

  private List<Parameter> parameters(Fields fields, String id) {
    List<String> names =
        references(
            fields,
            "parameters",
            "parameter",
            known.parameters().keySet(),
            "declare it under parameters of the policy that holds clause " + id);
    return names.stream()
        .flatMap(name -> Optional.ofNullable(known.parameters().get(name)).stream())
        .toList();
  }

  private @Nullable String step(Fields fields) {
    Optional<String> step = fields.text("step");
    if (step.isPresent() && !known.steps().contains(step.get())) {
      problems.add(
          fields.get("step").orElse(fields.node()),
          "unknown step '" + step.get() + "'",
          "declare it under journey");
      return null;
    }
    return step.orElse(null);
  }

  private List<String> references(
      Fields fields, String key, String what, Set<String> declared, String wayOut) {
    Set<String> found = new LinkedHashSet<>();
    for (Node item : fields.items(key)) {
      if (item instanceof Node.Scalar scalar && declared.contains(scalar.text())) {
        found.add(scalar.text());
      } else {
        String name = item instanceof Node.Scalar scalar ? scalar.text() : "(no text)";
        problems.add(
            item,
            "unknown " + what + " '" + name + "'",
            wayOut
                + (declared.isEmpty()
                    ? ""
                    : "; known: " + String.join(", ", new TreeSet<>(declared))));
      }
    }
    return List.copyOf(found);
  }

  private static String oneOf(Enum<?>[] values) {
    return "write one of "
        + Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
  }
}

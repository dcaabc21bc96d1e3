package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays one overlay over policies: adds, tightens, sets, switches off. */
final class OverlayApplication {
  private final Overlay overlay;
  private final List<Policy> policies;
  private final LocalDate at;
  private final Problems problems;
  private final Map<String, Clause> clauses = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new TreeMap<>();

  OverlayApplication(Overlay overlay, List<Policy> policies, LocalDate at, Problems problems) {
    this.overlay = overlay;
    this.policies = policies;
    this.at = at;
    this.problems = problems;
  }

  ResolvedPolicy apply() {
    for (Policy policy : policies) {
      policy.parameters().forEach(parameter -> parameter(policy, parameter));
      policy.clauses().forEach(this::clause);
    }
    overlay.additions().forEach(this::add);
    overlay.tightenings().forEach(this::tighten);
    List<ResolvedPolicy.SwitchedOff> off = new ArrayList<>();
    List<SwitchOff> lapsed = new ArrayList<>();
    for (SwitchOff entry : overlay.switchOffs()) {
      known(entry.clause(), entry.place())
          .ifPresent(clause -> {
            if (entry.holdsOn(at)) {
              off.add(new ResolvedPolicy.SwitchedOff(clause, entry));
              clauses.remove(clause.id());
            } else {
              lapsed.add(entry);
            }
          });
    }
    Set<String> ids = new HashSet<>(clauses.keySet());
    off.forEach(entry -> ids.add(entry.clause().id()));
    return new ResolvedPolicy(
        policies,
        List.copyOf(clauses.values()),
        off,
        lapsed,
        values(),
        clauseValues(ids),
        overlay.excludes(),
        overlay.parts(),
        List.of());
  }

  private void parameter(Policy policy, Parameter parameter) {
    Parameter known = parameters.putIfAbsent(parameter.name(), parameter);
    if (known != null && !known.equals(parameter)) {
      problems.add(
          policy.place(),
          "policy "
              + policy.id()
              + " declares parameter '"
              + parameter.name()
              + "' otherwise than another policy",
          "declare it alike, or give it another name");
    }
  }

  private void clause(Clause clause) {
    Clause known = clauses.putIfAbsent(clause.id(), clause);
    if (known != null) {
      problems.add(
          clause.place(),
          "clause " + clause.id() + " already stands in " + known.place(),
          "give one of them another id");
    }
  }

  private void add(Overlay.Addition addition) {
    Set<String> controls = new HashSet<>();
    Set<String> steps = new HashSet<>();
    for (Policy policy : policies) {
      policy.controls().forEach(control -> controls.add(control.id()));
      Optional.ofNullable(policy.journey())
          .ifPresent(journey -> journey.steps().forEach(step -> steps.add(step.id())));
    }
    ClauseReader.Known known =
        new ClauseReader.Known(PolicyLoader.builtInChecks(), parameters, controls, steps);
    Binding binding = new ClauseReader(known, problems).read(addition.binding(), addition.id());
    if (binding != null) {
      clause(
          binding.clause(
              addition.id(),
              Clause.OVERLAY,
              addition.section(),
              addition.text(),
              addition.place()));
    }
  }

  private void tighten(Overlay.Tightening tightening) {
    Optional<Clause> found = known(tightening.clause(), tightening.place());
    if (found.isEmpty()) {
      return;
    }
    Clause clause = found.get();
    List<String> faults = faults(clause, tightening);
    if (faults.isEmpty()) {
      clauses.put(
          clause.id(),
          clause.tightened(
              tightening.modality(),
              tightening.level(),
              tightening.cadence(),
              tightening.failsAt()));
    }
    for (String fault : faults) {
      problems.add(
          tightening.place(),
          "clause " + clause.id() + " cannot be tightened: " + fault,
          "tighten only in the stricter direction; to loosen, switch off with a reason or record an"
              + " exception");
    }
  }

  private static List<String> faults(Clause clause, Overlay.Tightening tightening) {
    List<String> faults = new ArrayList<>();
    Modality modality = tightening.modality();
    if (modality != null && !modality.stricterThan(clause.modality())) {
      faults.add(modality.label() + " is not stricter than " + clause.modality().label());
    }
    Level level = tightening.level();
    if (level != null && !level.stricterThan(clause.level())) {
      faults.add(level.label() + " is not stricter than " + clause.level().label());
    }
    Cadence cadence = tightening.cadence();
    Cadence before = clause.cadence();
    if (cadence != null && before != null && !cadence.stricterThan(before)) {
      faults.add("'" + cadence.label() + "' is not stricter than '" + before.label() + "'");
    }
    Severity failsAt = tightening.failsAt();
    if (failsAt != null
        && clause.proofs().proofs().stream()
            .noneMatch(proof -> failsAt.compareTo(proof.failsAt()) < 0)) {
      faults.add("no proof fails only above " + failsAt.label());
    }
    if (modality == null && level == null && cadence == null && failsAt == null) {
      faults.add("nothing is said to make stricter");
    }
    return faults;
  }

  private Optional<Clause> known(String id, SourcePlace place) {
    Optional<Clause> clause = Optional.ofNullable(clauses.get(id));
    if (clause.isEmpty()) {
      problems.add(
          place, "unknown clause '" + id + "'", "name a clause of a policy: plumb policy show");
    }
    return clause;
  }

  private SortedMap<String, ParameterValue> values() {
    TreeMap<String, ParameterValue> values = new TreeMap<>();
    parameters.forEach((name, parameter) ->
        values.put(name, new ParameterValue(parameter, parameter.defaults(), null)));
    for (Overlay.Setting setting : overlay.settings()) {
      if (setting.clause() == null) {
        Parameter parameter = sound(setting, null);
        if (parameter != null) {
          values.put(
              setting.name(), new ParameterValue(parameter, setting.value(), setting.place()));
        }
      }
    }
    return values;
  }

  private SortedMap<String, SortedMap<String, ParameterValue>> clauseValues(Set<String> ids) {
    TreeMap<String, SortedMap<String, ParameterValue>> values = new TreeMap<>();
    Map<String, Clause> byId = new HashMap<>(clauses);
    for (Overlay.Setting setting : overlay.settings()) {
      String id = setting.clause();
      if (id == null) {
        continue;
      }
      if (!ids.contains(id)) {
        problems.add(
            setting.place(),
            "unknown clause '" + id + "'",
            "name a clause of a policy: plumb policy show");
        continue;
      }
      Parameter parameter = sound(setting, byId.get(id));
      if (parameter != null) {
        values
            .computeIfAbsent(id, key -> new TreeMap<>())
            .put(setting.name(), new ParameterValue(parameter, setting.value(), setting.place()));
      }
    }
    return values;
  }

  private @Nullable Parameter sound(Overlay.Setting setting, @Nullable Clause clause) {
    Parameter parameter = parameters.get(setting.name());
    if (parameter == null) {
      problems.add(
          setting.place(),
          "unknown parameter '" + setting.name() + "'",
          "known parameters: " + String.join(", ", parameters.keySet()));
      return null;
    }
    if (clause != null && !clause.parameters().contains(parameter)) {
      problems.add(
          setting.place(),
          "clause " + clause.id() + " has no parameter '" + setting.name() + "'",
          "set it for all clauses, or see plumb explain " + clause.id());
      return null;
    }
    Optional<String> fault = parameter.fault(setting.value());
    if (fault.isPresent()) {
      problems.add(
          setting.place(), "parameter '" + setting.name() + "' " + fault.get(), "mend the value");
      return null;
    }
    return parameter;
  }
}

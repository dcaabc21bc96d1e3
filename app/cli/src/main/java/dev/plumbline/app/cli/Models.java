package dev.plumbline.app.cli;

import dev.plumbline.assess.Assessment;
import dev.plumbline.assess.ClauseSummary;
import dev.plumbline.assess.ClauseVerdict;
import dev.plumbline.assess.GateOptions;
import dev.plumbline.assess.JourneyState;
import dev.plumbline.assess.ProofState;
import dev.plumbline.engine.Engine;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Masks;
import dev.plumbline.engine.ScanOutcome;
import dev.plumbline.engine.Version;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.PolicyLoader;
import dev.plumbline.policy.ResolvedPolicy;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Journey;
import dev.plumbline.report.model.JourneyStep;
import dev.plumbline.report.model.Judgement;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.PolicyRef;
import dev.plumbline.report.model.ProofRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Scanned;
import dev.plumbline.report.model.SubjectRow;
import dev.plumbline.report.model.Suppressed;
import dev.plumbline.report.model.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns what the engine says into what reports show: every secret masked. */
final class Models {
  private final Looked looked;
  private final Instant at;
  private final @Nullable String base;
  private final Masks masks = new Masks();

  Models(Looked looked, Instant at, @Nullable String base) {
    this.looked = looked;
    this.at = at;
    this.base = base;
  }

  /** A findings-only report. */
  ReportModel scan(String command, @Nullable Gate gate) {
    return model(command, null, gate, looked.notes());
  }

  /** A report of verdicts. */
  ReportModel check(Engine.Judged judged, GateOptions options, Gate gate) {
    List<String> notes = new ArrayList<>(looked.notes());
    notes.addAll(judged.assessment().notes());
    judged
        .assessment()
        .switchedOff()
        .forEach(off ->
            notes.add(
                "clause "
                    + off.clause().id()
                    + " is not judged: switched off by "
                    + off.entry().by()
                    + ", "
                    + off.entry().reason()));
    return model("check", judgement(judged, options), gate, notes);
  }

  private ReportModel model(
      String command, @Nullable Judgement judgement, @Nullable Gate gate, List<String> notes) {
    Target target =
        new Target(
            masks.text(looked.subject().id()),
            looked.kind(),
            masks.subject(looked.subject()),
            looked.revision(),
            looked.branch() == null ? null : masks.text(looked.branch()),
            null);
    List<Loosening> loosenings =
        looked.loosened().stream()
            .map(l ->
                new Loosening(
                    masks.text(l.what()),
                    masks.place(Place.line(l.file(), l.line())),
                    !looked.based()))
            .toList();
    return new ReportModel(
        new Head(
            Version.text(),
            command,
            target,
            at,
            looked.newOnly(),
            base == null ? null : masks.text(base)),
        loosenings,
        judgement,
        scanned(),
        gate,
        owners(),
        masks.texts(notes));
  }

  private TreeMap<String, List<String>> owners() {
    TreeMap<String, List<String>> owners = new TreeMap<>();
    looked.owners().forEach((path, names) -> owners.put(masks.text(path), masks.texts(names)));
    return owners;
  }

  private Scanned scanned() {
    ScanOutcome scan = looked.scan();
    TreeMap<String, DetectorStatus> detectors = new TreeMap<>();
    for (ScanOutcome.Status status : scan.statuses()) {
      DetectorStatus next =
          new DetectorStatus(
              status.name(),
              status.ruleDigest().length() > 12
                  ? status.ruleDigest().substring(0, 12)
                  : status.ruleDigest(),
              DetectorStatus.State.valueOf(status.ending().name()),
              masks.text(status.detail()));
      detectors.merge(
          status.name(), next, (one, two) -> one.state().compareTo(two.state()) >= 0 ? one : two);
    }
    return new Scanned(
        masks.findings(scan.findings()),
        looked.rules(),
        scan.coverage().stream()
            .map(r -> new CoverageRow(r.name(), masks.coverage(r.coverage())))
            .toList(),
        List.copyOf(detectors.values()),
        scan.leftOut().stream()
            .map(l -> new Suppressed(masks.text(l.reason()), l.count()))
            .toList(),
        looked.known());
  }

  private Judgement judgement(Engine.Judged judged, GateOptions options) {
    Assessment assessment = judged.assessment();
    ResolvedPolicy policy = judged.policy();
    List<ClauseSummary> closing = assessment.gate(options).closing();
    TreeMap<CheckId, SortedSet<String>> clauses = new TreeMap<>();
    for (CheckId check : policy.checks()) {
      TreeSet<String> ids = new TreeSet<>();
      policy.clausesOf(check).forEach(clause -> ids.add(clause.id()));
      clauses.put(check, ids);
    }
    return new Judgement(
        assessment.policies().stream()
            .map(e -> new PolicyRef(e.id(), e.title(), e.edition()))
            .toList(),
        assessment.clauses().stream()
            .map(summary -> row(summary, closing.contains(summary)))
            .toList(),
        assessment.journeys().stream().map(state -> journey(state, assessment, policy)).toList(),
        clauses);
  }

  private ClauseRow row(ClauseSummary summary, boolean closes) {
    Clause clause = summary.clause();
    return new ClauseRow(
        clause.id(),
        clause.policyId(),
        text(clause, clause.section()),
        text(clause, clause.text()),
        clause.modality().name().toLowerCase(Locale.ROOT),
        clause.level().name().toLowerCase(Locale.ROOT),
        closes,
        masks.verdict(summary.verdict()),
        summary.bySubject().stream().map(this::subject).toList(),
        clause.controls(),
        summary.bySubject().stream()
            .flatMap(v -> v.notes().stream())
            .map(masks::text)
            .distinct()
            .sorted()
            .toList());
  }

  /** Our own policies hold no secrets; anybody's may. */
  private String text(Clause clause, String text) {
    return PolicyLoader.BUILT_IN.contains(clause.policyId()) ? text : masks.text(text);
  }

  private SubjectRow subject(ClauseVerdict verdict) {
    return new SubjectRow(
        masks.subject(verdict.subject()),
        masks.verdict(verdict.verdict()),
        verdict.proofs().stream().map(this::proof).toList(),
        masks.texts(verdict.notes()));
  }

  private ProofRow proof(ProofState state) {
    String outcome =
        switch (state.outcome()) {
          case PASSED -> "holds";
          case ATTESTED -> "attested";
          case FAILED -> "fails";
          case UNPROVEN -> "unknown";
          case DROPPED -> "does not apply";
        };
    StringBuilder detail = new StringBuilder();
    if (state.strength() != null) {
      detail.append(state.strength().label()).append(" over ").append(state.population());
    }
    if (!state.failing().isEmpty()) {
      detail.append(state.failing().size()).append(" findings");
    }
    long milder = state.findings().size() - (long) state.failing().size();
    if (milder > 0) {
      detail.append(detail.isEmpty() ? "" : ", ").append(milder).append(" milder findings");
    }
    if (!state.gaps().isEmpty()) {
      detail.append(detail.isEmpty() ? "" : ", ").append(state.gaps().getFirst().reason());
    }
    return new ProofRow(state.proof().check().value(), outcome, masks.text(detail.toString()));
  }

  private static Journey journey(JourneyState state, Assessment assessment, ResolvedPolicy policy) {
    List<JourneyStep> steps = new ArrayList<>();
    for (JourneyState.StepState step : state.steps()) {
      steps.add(
          new JourneyStep(
              step.step().id(),
              step.step().title(),
              step.step().mandatory(),
              switch (step.stand()) {
                case MET -> JourneyStep.State.MET;
                case VIOLATED -> JourneyStep.State.VIOLATED;
                case UNPROVEN -> JourneyStep.State.UNPROVEN;
              },
              step.clauses().size(),
              step.clauses().size() - step.missing().size()));
    }
    String title = policy.policy(state.policy()).map(p -> p.title()).orElse(state.policy());
    return new Journey(state.policy(), title, steps);
  }

  /** Findings at or above a severity that are new, for the gate of a scan. */
  static List<Finding> closing(Looked looked, dev.plumbline.evidence.Severity failOn) {
    return looked.scan().findings().stream()
        .filter(finding -> finding.severity().atLeast(failOn))
        .filter(finding -> !looked.known().contains(finding.fingerprint()))
        .toList();
  }

  /** The gate of a check. */
  static Gate gate(Engine.Judged judged, GateOptions options, String setting, int exitCode) {
    dev.plumbline.assess.Gate gate = judged.assessment().gate(options);
    List<String> reasons = new ArrayList<>();
    long violated =
        gate.closing().stream().filter(c -> c.verdict() instanceof Verdict.Violated).count();
    long unproven = gate.closing().size() - violated;
    if (violated > 0) {
      reasons.add(violated + (violated == 1 ? " clause is violated" : " clauses are violated"));
    }
    if (unproven > 0) {
      reasons.add(unproven + (unproven == 1 ? " clause is" : " clauses are") + " not proven");
    }
    if (gate.known() > 0) {
      reasons.add(gate.known() + " findings were there before the change and close nothing");
    }
    List<String> next = new ArrayList<>();
    if (gate.closed()) {
      next.add("plumb explain " + gate.closing().getFirst().clause().id());
    }
    return new Gate(!gate.closed(), exitCode, setting, reasons, next);
  }
}

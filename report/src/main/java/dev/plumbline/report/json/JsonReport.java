package dev.plumbline.report.json;

import dev.plumbline.evidence.Finding;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Journey;
import dev.plumbline.report.model.JourneyStep;
import dev.plumbline.report.model.Judgement;
import dev.plumbline.report.model.PolicyRef;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.SubjectRow;
import dev.plumbline.report.view.NextStep;
import dev.plumbline.report.view.NextSteps;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole report as JSON, as {@code schemas/report-1.json} describes it. Keys have a fixed order,
 * nothing depends on the time it took: same inputs give the same bytes. Verdicts name their
 * findings by index into {@code findings}.
 */
public final class JsonReport {
  private final ReportModel model;
  private final JsonWriter out;
  private final Map<Finding, Integer> indexes = new HashMap<>();

  private JsonReport(ReportModel model, Appendable out) {
    this.model = model;
    this.out = new JsonWriter(out);
    for (Finding finding : model.scanned().findings()) {
      indexes.put(finding, indexes.size());
    }
  }

  /** Writes the report. */
  public static void write(ReportModel model, Appendable out) throws IOException {
    new JsonReport(model, out).document();
  }

  private void document() throws IOException {
    out.beginObject().field("schema", "urn:plumbline:schema:report-1").field("schemaVersion", 1);
    head(model.head());
    JsonParts parts = new JsonParts(model, out);
    parts.gate();
    parts.summary();
    parts.loosenings();
    judgement(model.judgement());
    parts.findings();
    parts.rules();
    parts.coverage();
    parts.detectors();
    parts.suppressed();
    out.field("notes", model.notes()).endObject();
  }

  private void head(Head head) throws IOException {
    out.name("tool").beginObject();
    out.field("name", "Plumbline").field("version", head.version()).endObject();
    out.field("command", head.command()).name("target").beginObject();
    out.field("name", head.target().name()).field("kind", head.target().kind());
    JsonParts.subject(out.name("subject"), head.target().subject());
    out.field("revision", head.target().revision())
        .field("branch", head.target().branch())
        .field("repositoryUri", head.target().repositoryUri())
        .endObject();
    out.field("at", head.at().toString())
        .field("newOnly", head.newOnly())
        .field("base", head.base());
  }

  private void judgement(@Nullable Judgement judgement) throws IOException {
    out.name("policies").beginArray();
    for (PolicyRef policy : judgement == null ? List.<PolicyRef>of() : judgement.policies()) {
      out.beginObject()
          .field("id", policy.id())
          .field("title", policy.title())
          .field("edition", policy.edition())
          .endObject();
    }
    out.endArray().name("clauses").beginArray();
    for (ClauseRow clause : model.clauses()) {
      clause(clause);
    }
    out.endArray().name("steps").beginArray();
    for (NextStep step : NextSteps.of(model)) {
      out.beginObject()
          .field("step", step.step())
          .field("kind", JsonVerdicts.label(step.kind()))
          .field("clauses", step.clauses())
          .field("reasons", step.reasons())
          .endObject();
    }
    out.endArray().name("journeys").beginArray();
    for (Journey journey : judgement == null ? List.<Journey>of() : judgement.journeys()) {
      journey(journey);
    }
    out.endArray();
  }

  private void clause(ClauseRow clause) throws IOException {
    out.beginObject()
        .field("id", clause.id())
        .field("policy", clause.policy())
        .field("section", clause.section())
        .field("text", clause.text())
        .field("modality", clause.modality())
        .field("level", clause.level())
        .field("closesGate", clause.closesGate());
    JsonVerdicts verdicts = new JsonVerdicts(out, indexes);
    verdicts.write("verdict", clause.verdict());
    out.name("subjects").beginArray();
    for (SubjectRow row : clause.subjects()) {
      verdicts.subject(row);
    }
    out.endArray()
        .field("controls", clause.controls())
        .field("owners", model.ownersOf(clause))
        .field("notes", clause.notes())
        .endObject();
  }

  private void journey(Journey journey) throws IOException {
    out.beginObject().field("policy", journey.policy()).field("title", journey.title());
    out.name("steps").beginArray();
    for (JourneyStep step : journey.steps()) {
      out.beginObject()
          .field("id", step.id())
          .field("title", step.title())
          .field("mandatory", step.mandatory())
          .field("state", step.state().label())
          .field("clauses", step.clauses())
          .field("met", step.met())
          .endObject();
    }
    out.endArray().endObject();
  }
}

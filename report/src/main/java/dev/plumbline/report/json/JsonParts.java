package dev.plumbline.report.json;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Skip;
import dev.plumbline.evidence.Subject;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Suppressed;
import dev.plumbline.report.view.SeverityCounts;
import dev.plumbline.report.view.Tally;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.Map;

/** The parts of the JSON report that a findings-only report has too. */
final class JsonParts {
  private final ReportModel model;
  private final JsonWriter out;

  JsonParts(ReportModel model, JsonWriter out) {
    this.model = model;
    this.out = out;
  }

  static void subject(JsonWriter out, Subject subject) throws IOException {
    out.beginObject().field("kind", subject.kind().label()).field("id", subject.id()).endObject();
  }

  void gate() throws IOException {
    Gate gate = model.gate();
    out.name("gate");
    if (gate == null) {
      out.value((String) null);
      return;
    }
    out.beginObject()
        .field("open", gate.open())
        .field("exitCode", gate.exitCode())
        .field("setting", gate.setting())
        .field("reasons", gate.reasons())
        .field("next", gate.next())
        .endObject();
  }

  void summary() throws IOException {
    out.name("summary").beginObject().name("clauses").beginObject();
    Tally tally = Tally.of(model.clauses());
    out.field("total", tally.total())
        .field("violated", tally.violated())
        .field("unproven", tally.unproven())
        .field("excepted", tally.excepted())
        .field("attested", tally.attested())
        .field("satisfied", tally.satisfied())
        .field("notApplicable", tally.notApplicable())
        .endObject();
    out.name("findings").beginObject().field("total", model.scanned().findings().size());
    for (Map.Entry<Severity, Long> count :
        SeverityCounts.of(model.scanned().findings()).entrySet()) {
      out.field(count.getKey().label(), count.getValue());
    }
    out.endObject().field("complete", model.scanned().complete()).endObject();
  }

  void loosenings() throws IOException {
    out.name("loosenings").beginArray();
    for (Loosening loosening : model.loosenings()) {
      out.beginObject().field("what", loosening.what());
      place(loosening.place());
      out.field("inEffect", loosening.inEffect()).endObject();
    }
    out.endArray();
  }

  void findings() throws IOException {
    out.name("findings").beginArray();
    for (Finding finding : model.scanned().findings()) {
      out.beginObject()
          .field("fingerprint", finding.fingerprint().value())
          .field("check", finding.check().value())
          .field("rule", finding.rule().value())
          .field("severity", finding.severity().label())
          .field("confidence", finding.confidence().label())
          .field("message", finding.message());
      place(finding.place());
      out.field("new", model.isNew(finding))
          .field("clauses", model.clausesOf(finding))
          .field("owners", model.ownersOf(finding));
      out.name("attributes").beginObject();
      for (Map.Entry<String, String> attribute : finding.attributes().entrySet()) {
        out.field(attribute.getKey(), attribute.getValue());
      }
      out.endObject().endObject();
    }
    out.endArray();
  }

  private void place(Place place) throws IOException {
    out.name("place").beginObject().field("path", place.path()).name("region");
    Region region = place.region();
    if (region == null) {
      out.value((String) null);
    } else {
      out.beginObject()
          .field("startLine", region.startLine())
          .field("startColumn", region.startColumn())
          .field("endLine", region.endLine())
          .field("endColumn", region.endColumn())
          .endObject();
    }
    out.field("object", place.object())
        .field("commit", place.commit())
        .field("reachable", place.reachable())
        .field("inHead", place.inHead())
        .endObject();
  }

  void rules() throws IOException {
    out.name("rules").beginArray();
    for (Rule rule : model.scanned().rules().values()) {
      out.beginObject()
          .field("id", rule.id().value())
          .field("title", rule.title())
          .field("check", rule.check().value())
          .field("severity", rule.severity().label())
          .field("confidence", rule.confidence().label())
          .field("why", rule.why())
          .field("remedy", rule.remedy())
          .field("references", rule.references())
          .field("cwe", rule.cwe())
          .field("since", rule.since())
          .endObject();
    }
    out.endArray();
  }

  void coverage() throws IOException {
    out.name("coverage").beginArray();
    for (CoverageRow row : model.scanned().coverage()) {
      Coverage coverage = row.coverage();
      out.beginObject()
          .field("name", row.name())
          .field("unit", coverage.unit())
          .field("enumerated", coverage.enumerated())
          .field("scanned", coverage.scanned())
          .field("skipped", coverage.skipped())
          .field("notRead", coverage.enumerated() - coverage.scanned() - coverage.skipped())
          .field("complete", coverage.complete());
      out.name("skips").beginArray();
      for (Skip skip : coverage.skips()) {
        out.beginObject().field("reason", skip.reason()).field("count", skip.count()).endObject();
      }
      out.endArray().name("holes").beginArray();
      for (Hole hole : coverage.holes()) {
        out.beginObject()
            .field("place", hole.place())
            .field("reason", hole.reason())
            .field("wayOut", hole.wayOut())
            .endObject();
      }
      out.endArray().field("notes", coverage.notes()).endObject();
    }
    out.endArray();
  }

  void detectors() throws IOException {
    out.name("detectors").beginArray();
    for (DetectorStatus detector : model.scanned().detectors()) {
      out.beginObject()
          .field("name", detector.name())
          .field("version", detector.version())
          .field("state", detector.state().label())
          .field("detail", detector.detail())
          .endObject();
    }
    out.endArray();
  }

  void suppressed() throws IOException {
    out.name("suppressed").beginArray();
    for (Suppressed group : model.scanned().suppressed()) {
      out.beginObject().field("reason", group.reason()).field("count", group.count()).endObject();
    }
    out.endArray();
  }
}

package dev.plumbline.report.sarif;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.escape.UriText;
import dev.plumbline.report.json.JsonWriter;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.Places;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Findings as results (§3.27). */
final class SarifResults {
  private final ReportModel model;
  private final JsonWriter out;
  private final Map<RuleId, Integer> indexes = new HashMap<>();
  private final Map<Finding, Verdict.Excepted> excepted = new HashMap<>();
  private final Map<Finding, TreeSet<String>> violated = new HashMap<>();

  SarifResults(ReportModel model, List<RuleId> rules, JsonWriter out) {
    this.model = model;
    this.out = out;
    rules.forEach(rule -> indexes.put(rule, indexes.size()));
    for (ClauseRow clause : model.clauses()) {
      if (clause.verdict() instanceof Verdict.Excepted verdict) {
        verdict.findings().forEach(finding -> excepted.put(finding, verdict));
      } else {
        clause
            .findings()
            .forEach(finding ->
                violated.computeIfAbsent(finding, _ -> new TreeSet<>()).add(clause.id()));
      }
    }
  }

  /** One result for what several checks saw at the same place. */
  void write(List<Finding> sightings) throws IOException {
    Finding finding = sightings.getFirst();
    out.beginObject().field("ruleId", finding.rule().value());
    out.field("ruleIndex", indexes.getOrDefault(finding.rule(), -1));
    out.field("level", SarifLevel.of(finding.severity()));
    out.name("message").beginObject();
    out.field("text", SarifText.message(message(finding))).endObject();
    out.name("locations").beginArray().beginObject();
    location(finding.place(), out);
    out.endObject().endArray();
    out.name("partialFingerprints").beginObject();
    out.field("plumbline/v1", finding.fingerprint().value()).endObject();
    if (model.head().newOnly()) {
      out.field("baselineState", model.isNew(finding) ? "new" : "unchanged");
    }
    suppression(sightings);
    properties(sightings);
    out.endObject();
  }

  /** Code hosts show only the message: history is named in it. */
  private static String message(Finding finding) {
    String origin = Places.origin(finding.place());
    return origin.isEmpty() ? finding.message() : finding.message() + " (" + origin + ")";
  }

  static void location(Place place, JsonWriter out) throws IOException {
    out.name("physicalLocation").beginObject().name("artifactLocation").beginObject();
    out.field("uri", UriText.path(place.path())).field("uriBaseId", "%SRCROOT%").endObject();
    Region region = place.region();
    if (region != null) {
      out.name("region").beginObject().field("startLine", region.startLine());
      if (Places.wholeLine(region)) {
        out.field("endLine", region.endLine());
      } else {
        out.field("startColumn", region.startColumn())
            .field("endLine", region.endLine())
            .field("endColumn", region.endColumn());
      }
      out.endObject();
    }
    out.endObject();
  }

  /** An excepted finding is suppressed unless some other clause is still violated by it. */
  private void suppression(List<Finding> sightings) throws IOException {
    Verdict.Excepted verdict = null;
    for (Finding finding : sightings) {
      verdict = excepted.getOrDefault(finding, verdict);
    }
    if (verdict == null || sightings.stream().anyMatch(violated::containsKey)) {
      return;
    }
    String ids = String.join(", ", verdict.exceptions());
    out.name("suppressions").beginArray().beginObject();
    out.field("kind", "external").field("status", "accepted");
    out.field("justification", "exception " + ids + " until " + verdict.until());
    out.endObject().endArray();
  }

  private void properties(List<Finding> sightings) throws IOException {
    Finding finding = sightings.getFirst();
    Rule rule = model.scanned().rules().get(finding.rule());
    out.name("properties").beginObject();
    out.field("tags", rule == null ? List.of(finding.check().value()) : SarifRules.tags(rule));
    TreeSet<String> clauses = new TreeSet<>();
    TreeSet<String> checks = new TreeSet<>();
    for (Finding each : sightings) {
      clauses.addAll(model.clausesOf(each));
      clauses.addAll(violated.getOrDefault(each, new TreeSet<>()));
      checks.add(each.check().value());
    }
    out.field("clauses", clauses)
        .field("checks", checks)
        .field("severity", finding.severity().label())
        .field("security-severity", SarifLevel.score(finding.severity()))
        .field("confidence", finding.confidence().label());
    List<String> owners = model.ownersOf(finding);
    if (!owners.isEmpty()) {
      out.field("owners", owners);
    }
    origin(sightings);
    out.endObject();
  }

  private void origin(List<Finding> sightings) throws IOException {
    List<Place> places = sightings.stream().map(Finding::place).toList();
    Place place =
        places.stream().filter(each -> each.object() != null).findFirst().orElse(places.getFirst());
    if (place.object() != null) {
      out.field("object", place.object());
    }
    if (place.commit() != null) {
      out.field("commit", place.commit());
    }
    if (!place.inHead()) {
      out.field("reachable", place.reachable()).field("inHead", false);
    }
  }
}

package dev.plumbline.report.sarif;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.report.json.JsonWriter;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.Sightings;
import dev.plumbline.report.view.Tally;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The findings as one run of SARIF 2.1.0 (OASIS standard with errata 01). A scan that could not
 * read all it was asked to says so: {@code executionSuccessful} is false and every hole is a
 * notification (§3.20).
 */
public final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  /** Writes the report. */
  public static void write(ReportModel model, Appendable appendable) throws IOException {
    JsonWriter out = new JsonWriter(appendable);
    List<RuleId> rules = rules(model);
    out.beginObject().field("$schema", SCHEMA).field("version", "2.1.0");
    out.name("runs").beginArray().beginObject();
    tool(model, rules, out);
    out.name("automationDetails").beginObject().field("id", automationId(model.head())).endObject();
    provenance(model.head(), out);
    out.field("columnKind", "utf16CodeUnits");
    out.name("originalUriBaseIds").beginObject().name("%SRCROOT%").beginObject();
    out.name("description").beginObject().field("text", "The root of what was scanned.");
    out.endObject().endObject().endObject();
    new SarifInvocation(model, out).write();
    SarifResults results = new SarifResults(model, rules, out);
    out.name("results").beginArray();
    for (List<Finding> sightings : Sightings.groups(model.scanned().findings())) {
      results.write(sightings);
    }
    out.endArray();
    properties(model, out);
    out.endObject().endArray().endObject();
  }

  /**
   * The rules in the order of {@code ruleIndex}: those that ran, and those that only findings name.
   */
  private static List<RuleId> rules(ReportModel model) {
    TreeSet<RuleId> ids = new TreeSet<>(model.scanned().rules().keySet());
    model.scanned().findings().forEach(finding -> ids.add(finding.rule()));
    return new ArrayList<>(ids);
  }

  /** The category, a slash, and what tells this run from others (§3.17.3). */
  private static String automationId(Head head) {
    return "plumbline/" + head.command().replace(' ', '-') + "/" + head.at();
  }

  private static void tool(ReportModel model, List<RuleId> rules, JsonWriter out)
      throws IOException {
    out.name("tool").beginObject().name("driver").beginObject();
    out.field("name", "Plumbline").field("version", model.head().version());
    out.name("rules").beginArray();
    SarifRules writer = new SarifRules(model, out);
    for (RuleId id : rules) {
      Rule rule = model.scanned().rules().get(id);
      if (rule == null) {
        writer.unknown(id);
      } else {
        writer.write(rule);
      }
    }
    out.endArray();
    SarifInvocation.descriptors(out);
    out.endObject().endObject();
  }

  private static void provenance(Head head, JsonWriter out) throws IOException {
    String address = head.target().repositoryUri();
    if (address == null) {
      return;
    }
    out.name("versionControlProvenance").beginArray().beginObject();
    out.field("repositoryUri", SarifUri.address(address));
    if (head.target().revision() != null) {
      out.field("revisionId", head.target().revision());
    }
    if (head.target().branch() != null) {
      out.field("branch", head.target().branch());
    }
    out.endObject().endArray();
  }

  private static void properties(ReportModel model, JsonWriter out) throws IOException {
    out.name("properties").beginObject();
    out.field("target", model.head().target().name());
    out.field("revision", model.head().target().revision());
    out.field("complete", model.scanned().complete());
    if (model.judgement() != null) {
      Tally tally = Tally.of(model.clauses());
      out.name("clauses").beginObject();
      out.field("violated", tally.violated())
          .field("unproven", tally.unproven())
          .field("excepted", tally.excepted())
          .field("attested", tally.attested())
          .field("satisfied", tally.satisfied())
          .field("notApplicable", tally.notApplicable())
          .endObject();
    }
    if (model.gate() != null) {
      out.field("gate", model.gate().open() ? "open" : "closed");
    }
    out.endObject();
  }
}

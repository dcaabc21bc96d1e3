package dev.plumbline.report.json;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ProofRow;
import dev.plumbline.report.model.SubjectRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts in JSON: the word, then what belongs to it. */
final class JsonVerdicts {
  private final JsonWriter out;
  private final Map<Finding, Integer> indexes;

  JsonVerdicts(JsonWriter out, Map<Finding, Integer> indexes) {
    this.out = out;
    this.indexes = indexes;
  }

  static String label(Gap.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void subject(SubjectRow row) throws IOException {
    out.beginObject();
    JsonParts.subject(out.name("subject"), row.subject());
    write("verdict", row.verdict());
    out.name("proofs").beginArray();
    for (ProofRow proof : row.proofs()) {
      out.beginObject()
          .field("name", proof.name())
          .field("outcome", proof.outcome())
          .field("detail", proof.detail())
          .endObject();
    }
    out.endArray().field("notes", row.notes()).endObject();
  }

  void write(String key, Verdict verdict) throws IOException {
    out.name(key).beginObject().field("word", verdict.word());
    switch (verdict) {
      case Verdict.Violated violated -> findings(violated.findings());
      case Verdict.Unproven unproven -> gaps(unproven.gaps());
      case Verdict.Excepted excepted -> {
        out.field("exceptions", excepted.exceptions()).field("until", excepted.until().toString());
        findings(excepted.findings());
      }
      case Verdict.Attested attested -> out.field("by", attested.by());
      case Verdict.Satisfied satisfied ->
          out.field("strength", satisfied.strength().label())
              .field("population", satisfied.population());
      case Verdict.NotApplicable none -> out.field("because", none.because());
    }
    out.endObject();
  }

  private void findings(List<Finding> findings) throws IOException {
    out.name("findings").beginArray();
    for (Finding finding : findings) {
      Integer index = indexes.get(finding);
      if (index == null) {
        throw new IllegalStateException(
            "a verdict's finding is not in the report: " + finding.rule());
      }
      out.value(index);
    }
    out.endArray();
  }

  private void gaps(List<Gap> gaps) throws IOException {
    out.name("gaps").beginArray();
    for (Gap gap : gaps) {
      out.beginObject()
          .field("kind", label(gap.kind()))
          .field("reason", gap.reason())
          .field("step", gap.step())
          .endObject();
    }
    out.endArray();
  }
}

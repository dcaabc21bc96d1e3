package dev.plumbline.report.sarif;

import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.report.escape.MarkdownText;
import dev.plumbline.report.escape.UriText;
import dev.plumbline.report.json.JsonWriter;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.view.Prose;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Rules as reporting descriptors (§3.49). */
final class SarifRules {
  private final ReportModel model;
  private final JsonWriter out;

  SarifRules(ReportModel model, JsonWriter out) {
    this.model = model;
    this.out = out;
  }

  /** A rule of the judging itself: it has an id and no text of its own. */
  void unknown(RuleId id) throws IOException {
    out.beginObject().field("id", id.value());
    text("shortDescription", id.value().replace('-', ' '));
    out.endObject();
  }

  void write(Rule rule) throws IOException {
    out.beginObject().field("id", rule.id().value()).field("name", name(rule.id()));
    text("shortDescription", rule.title());
    text("fullDescription", rule.why().isBlank() ? rule.title() : rule.why().strip());
    for (String reference : rule.references()) {
      if (UriText.linkable(reference)) {
        out.field("helpUri", reference);
        break;
      }
    }
    out.name("help").beginObject();
    out.field("text", plain(rule)).field("markdown", markdown(rule)).endObject();
    out.name("defaultConfiguration").beginObject();
    out.field("level", SarifLevel.of(rule.severity())).endObject();
    out.name("properties").beginObject().field("tags", tags(rule));
    out.field("security-severity", SarifLevel.score(rule.severity()))
        .field("precision", precision(rule.confidence()))
        .field("persona", rule.persona())
        .field("since", rule.since());
    SortedSet<String> clauses = clauses(rule);
    if (!clauses.isEmpty()) {
      out.field("clauses", clauses);
    }
    out.endObject().endObject();
  }

  private SortedSet<String> clauses(Rule rule) {
    return model.judgement() == null
        ? Collections.emptySortedSet()
        : model
            .judgement()
            .clausesByCheck()
            .getOrDefault(rule.check(), Collections.emptySortedSet());
  }

  private void text(String key, String text) throws IOException {
    out.name(key).beginObject().field("text", text).endObject();
  }

  /**
   * The weaknesses first, in the form of this standard and in the one that code hosts filter by.
   */
  static List<String> tags(Rule rule) {
    List<String> tags = new ArrayList<>(rule.cwe());
    for (String cwe : rule.cwe()) {
      tags.add("external/cwe/" + cwe.toLowerCase(Locale.ROOT));
    }
    tags.add("security");
    tags.add(rule.check().value());
    return tags;
  }

  private static String precision(Confidence confidence) {
    return switch (confidence) {
      case LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
    };
  }

  /** The id as one word in Pascal case (§3.49.7). */
  private static String name(RuleId id) {
    StringBuilder name = new StringBuilder();
    for (String part : id.value().split("-", -1)) {
      name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
    }
    return name.toString();
  }

  private static String plain(Rule rule) {
    StringBuilder text = new StringBuilder(rule.title()).append(".\n\n");
    text.append(rule.why().strip()).append("\n\nFix: ").append(rule.remedy().strip());
    rule.references().forEach(reference -> text.append("\n").append(reference));
    return text.toString();
  }

  private static String markdown(Rule rule) {
    StringBuilder text = new StringBuilder("# ").append(MarkdownText.of(rule.title()));
    text.append("\n\n").append(rule.why().strip());
    text.append("\n\n## Fix\n");
    for (Prose.Block block : Prose.blocks(rule.remedy())) {
      String fence = block.code() ? fence(block.text()) : "";
      text.append('\n').append(fence).append(block.code() ? "\n" : "").append(block.text());
      text.append('\n').append(fence).append(block.code() ? "\n" : "");
    }
    if (!rule.references().isEmpty()) {
      text.append("\n## References\n\n");
      for (String reference : rule.references()) {
        boolean link = UriText.linkable(reference);
        text.append("- ").append(link ? "<" + reference + ">" : MarkdownText.of(reference));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** A fence longer than any run of backticks inside. */
  private static String fence(String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    return fence;
  }
}

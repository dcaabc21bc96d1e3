package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Kingfisher: JSON and JSON lines of {@code rule} and {@code finding}, and its baseline in YAML,
 * version 2 by repository and the older {@code ExactFindings} (docs/BASELINE.md).
 */
final class KingfisherReports {
  private static final String TOOL = "kingfisher";

  private KingfisherReports() {}

  static Report json(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node document : ReportReader.items(documents)) {
      List<Node> records =
          document.at("findings").isPresent() ? document.items("findings") : List.of(document);
      for (Node node : records) {
        if (node.at("finding").isEmpty()) {
          continue;
        }
        int line = ReportReader.number(node, "finding", "line");
        found.add(
            new Reported(
                node.text("rule", "id").orElse("(no rule)"),
                node.text("finding", "git_metadata", "file", "path")
                    .or(() -> node.text("finding", "path"))
                    .orElse(""),
                line,
                line,
                node.text("finding", "git_metadata", "commit", "id").orElse(""),
                node.text("finding", "snippet").orElse(null),
                "",
                node.text("finding", "validation", "status").orElse("").equals("Active Credential")
                    ? "active there"
                    : "",
                node.line()));
      }
    }
    return new Report(TOOL, ReportFormat.KINGFISHER, found);
  }

  static Report baseline(List<Node> documents) throws ReportException {
    List<Reported> found = new ArrayList<>();
    boolean any = false;
    for (Node document : documents) {
      any |= document.at("ExactFindings").isPresent() || document.at("repositories").isPresent();
      for (Node node : document.items("ExactFindings", "matches")) {
        found.add(
            Reported.at(
                "(no rule)",
                node.text("filepath").orElse(""),
                ReportReader.number(node, "linenum"),
                "",
                node.line()));
      }
      for (Node repository : document.items("repositories")) {
        for (Node node : repository.items("findings")) {
          found.add(
              Reported.at(
                  node.text("rule_id").orElse("(no rule)"),
                  node.text("path").orElse(""),
                  ReportReader.number(node, "line"),
                  "",
                  node.line()));
        }
      }
    }
    if (!any) {
      throw new ReportException("no baseline of kingfisher");
    }
    return new Report(TOOL, ReportFormat.KINGFISHER_BASELINE, found);
  }
}

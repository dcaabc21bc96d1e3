package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Nosey Parker's {@code report --format json}: findings with matches; each match has its blob's
 * provenance, a file or a commit that brought it in.
 */
final class NoseyParkerReports {
  private NoseyParkerReports() {}

  static Report read(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node finding : ReportReader.items(documents)) {
      for (Node match : finding.items("matches")) {
        List<Node> provenance = match.items("provenance");
        Node from = provenance.isEmpty() ? match : provenance.getFirst();
        found.add(
            new Reported(
                finding.text("rule_name").orElse("(no rule)"),
                from.text("first_commit", "blob_path").or(() -> from.text("path")).orElse(""),
                ReportReader.number(match, "location", "source_span", "start", "line"),
                ReportReader.number(match, "location", "source_span", "end", "line"),
                from.text("first_commit", "commit_metadata", "commit_id").orElse(""),
                match.text("snippet", "matching").orElse(null),
                "",
                "",
                match.line()));
      }
    }
    return new Report("noseyparker", ReportFormat.NOSEYPARKER, found);
  }
}

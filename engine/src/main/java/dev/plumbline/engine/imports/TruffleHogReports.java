package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * TruffleHog's {@code --json}: a document a line; the place is under {@code SourceMetadata.Data} by
 * the kind of source. Lines without a detector are its log.
 */
final class TruffleHogReports {
  private TruffleHogReports() {}

  static Report read(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node node : ReportReader.items(documents)) {
      if (node.at("DetectorName").isEmpty() && node.at("DetectorType").isEmpty()) {
        continue;
      }
      List<Node.Mapping.Entry> sources = node.entries("SourceMetadata", "Data");
      Node place = sources.isEmpty() ? node : sources.getFirst().value();
      int line = ReportReader.number(place, "line");
      found.add(
          new Reported(
              node.text("DetectorName").orElse("(no detector)"),
              place.text("file").or(() -> place.text("path")).orElse(""),
              line,
              line,
              place.text("commit").orElse(""),
              node.text("Raw").orElse(null),
              "",
              node.text("Verified").orElse("").equals("true") ? "verified there" : "",
              node.line()));
    }
    return new Report("trufflehog", ReportFormat.TRUFFLEHOG, found);
  }
}

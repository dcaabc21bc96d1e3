package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/** ggshield's {@code --json}: scans, in them files with incidents, in them occurrences. */
final class GgshieldReports {
  private GgshieldReports() {}

  static Report read(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node document : documents) {
      scan(document, found);
      document.items("scans").forEach(scan -> scan(scan, found));
    }
    return new Report("ggshield", ReportFormat.GGSHIELD, found);
  }

  private static void scan(Node scan, List<Reported> found) {
    String id = scan.text("id").orElse("");
    String commit = id.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? id : "";
    for (Node file : scan.items("entities_with_incidents")) {
      for (Node incident : file.items("incidents")) {
        for (Node occurrence : incident.items("occurrences")) {
          found.add(
              new Reported(
                  incident.text("type").orElse("(no type)"),
                  file.text("filename").orElse(""),
                  ReportReader.number(occurrence, "line_start"),
                  ReportReader.number(occurrence, "line_end"),
                  commit,
                  occurrence.text("match").orElse(null),
                  "",
                  incident.text("validity").orElse("").equals("valid") ? "valid there" : "",
                  occurrence.line()));
        }
      }
    }
  }
}

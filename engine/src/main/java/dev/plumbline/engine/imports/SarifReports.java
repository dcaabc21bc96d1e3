package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SARIF 2.1.0 of any tool: rule, place, and gitleaks' commit where it is given. */
final class SarifReports {
  private SarifReports() {}

  static Report read(List<Node> documents) throws ReportException {
    List<Reported> found = new ArrayList<>();
    String tool = "";
    for (Node document : documents) {
      if (document.at("runs").isEmpty()) {
        throw new ReportException("no SARIF: it has no runs");
      }
      for (Node run : document.items("runs")) {
        tool = run.text("tool", "driver", "name").orElse(tool);
        for (Node result : run.items("results")) {
          result(result, found);
        }
      }
    }
    return new Report(tool.isEmpty() ? "a tool without a name" : tool, ReportFormat.SARIF, found);
  }

  private static void result(Node result, List<Reported> found) {
    String rule = result.text("ruleId").or(() -> result.text("rule", "id")).orElse("(no rule)");
    String commit =
        result
            .text("partialFingerprints", "commitSha")
            .or(() -> result.text("properties", "commit"))
            .orElse("");
    String note = result.items("suppressions").isEmpty() ? "" : "suppressed there";
    List<Node> locations = result.items("locations");
    if (locations.isEmpty()) {
      found.add(new Reported(rule, "", 0, 0, commit, null, "", note, result.line()));
    }
    for (Node location : locations) {
      Optional<Node> region = location.at("physicalLocation", "region");
      int start = region.map(r -> ReportReader.number(r, "startLine")).orElse(0);
      found.add(
          new Reported(
              rule,
              path(location.text("physicalLocation", "artifactLocation", "uri").orElse("")),
              start,
              region.map(r -> ReportReader.number(r, "endLine")).orElse(start),
              commit,
              region.flatMap(r -> r.text("snippet", "text")).orElse(null),
              "",
              note,
              result.line()));
    }
  }

  /** A relative reference without its percent escapes (RFC 3986); anything else as it stands. */
  private static String path(String uri) {
    try {
      java.net.URI parsed = new java.net.URI(uri);
      String path = parsed.getPath();
      return path == null || (parsed.getScheme() != null && !"file".equals(parsed.getScheme()))
          ? uri
          : path;
    } catch (java.net.URISyntaxException e) {
      return uri;
    }
  }
}

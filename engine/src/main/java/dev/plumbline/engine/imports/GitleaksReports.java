package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * gitleaks and betterleaks: JSON and CSV reports and {@code .gitleaksignore}, as gitleaks' README
 * gives them. The fingerprint is {@code commit:file:rule:line}, of a folder {@code file:rule:line}.
 */
final class GitleaksReports {
  private static final String TOOL = "gitleaks";

  private GitleaksReports() {}

  static Report json(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node node : ReportReader.items(documents)) {
      found.add(
          new Reported(
              node.text("RuleID").orElse("(no rule)"),
              node.text("File").orElse(""),
              ReportReader.number(node, "StartLine"),
              ReportReader.number(node, "EndLine"),
              node.text("Commit").orElse(""),
              node.text("Secret").orElse(null),
              "",
              "",
              node.line()));
    }
    return new Report(TOOL, ReportFormat.GITLEAKS_JSON, found);
  }

  static Report csv(String text) throws ReportException {
    List<Csv.Row> rows = Csv.rows(text);
    if (rows.isEmpty() || !rows.getFirst().fields().contains("RuleID")) {
      throw new ReportException("line 1: no header with RuleID");
    }
    Map<String, Integer> columns = new HashMap<>();
    List<String> header = rows.getFirst().fields();
    for (int i = 0; i < header.size(); i++) {
      columns.put(header.get(i), i);
    }
    List<Reported> found = new ArrayList<>();
    for (Csv.Row row : rows.subList(1, rows.size())) {
      if (row.fields().size() < header.size()) {
        throw new ReportException("line " + row.line() + ": fewer fields than the header has");
      }
      found.add(
          new Reported(
              value(row, columns, "RuleID"),
              value(row, columns, "File"),
              number(value(row, columns, "StartLine")),
              number(value(row, columns, "EndLine")),
              value(row, columns, "Commit"),
              value(row, columns, "Secret"),
              "",
              "",
              row.line()));
    }
    return new Report(TOOL, ReportFormat.GITLEAKS_CSV, found);
  }

  static Report ignored(String text) throws ReportException {
    List<Reported> found = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      // The path may hold colons; the rule and the line stand at the end.
      int last = line.lastIndexOf(':');
      int before = last < 0 ? -1 : line.lastIndexOf(':', last - 1);
      if (before <= 0 || number(line.substring(last + 1)) == 0) {
        throw new ReportException("line " + number + ": not commit:file:rule:line");
      }
      String place = line.substring(0, before);
      int first = place.indexOf(':');
      boolean commit = first > 0 && place.substring(0, first).matches("[0-9a-f]{7,64}");
      found.add(
          Reported.at(
              line.substring(before + 1, last),
              commit ? place.substring(first + 1) : place,
              number(line.substring(last + 1)),
              commit ? place.substring(0, first) : "",
              number));
    }
    return new Report(TOOL, ReportFormat.GITLEAKSIGNORE, found);
  }

  private static String value(Csv.Row row, Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    return column == null ? "" : row.fields().get(column);
  }

  private static int number(String text) {
    return text.strip().matches("[0-9]{1,9}") ? Integer.parseInt(text.strip()) : 0;
  }
}

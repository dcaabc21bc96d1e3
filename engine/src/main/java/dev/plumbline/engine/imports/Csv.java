package dev.plumbline.engine.imports;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them. */
final class Csv {
  private Csv() {}

  /** One record and the line it begins on. */
  record Row(List<String> fields, int line) {}

  static List<Row> rows(String text) throws ReportException {
    List<Row> rows = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int begun = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          field.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        end(rows, fields, field, begun);
        begun = line + 1;
      } else if (c != '\r') {
        field.append(c);
      }
      line += c == '\n' ? 1 : 0;
    }
    if (quoted) {
      throw new ReportException("line " + begun + ": a quote without an end");
    }
    end(rows, fields, field, begun);
    return rows;
  }

  private static void end(List<Row> rows, List<String> fields, StringBuilder field, int line) {
    fields.add(field.toString());
    field.setLength(0);
    if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
      rows.add(new Row(List.copyOf(fields), line));
    }
    fields.clear();
  }
}

package dev.plumbline.scan.container;

import java.util.ArrayList;
import java.util.List;

/** The names of a table's columns, from its {@code CREATE TABLE} statement. */
final class SqlColumns {
  private static final int LONGEST = 1 << 20;

  private SqlColumns() {}

  static List<String> of(String sql) {
    List<String> columns = new ArrayList<>();
    int at = sql.indexOf('(');
    if (at < 0 || sql.length() > LONGEST) {
      return columns;
    }
    int depth = 0;
    StringBuilder part = new StringBuilder();
    for (int i = at + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (depth < 0 || c == ',' && depth == 0) {
        columns.add(name(part.toString().strip()));
        part.setLength(0);
        if (depth < 0) {
          break;
        }
      } else {
        part.append(c);
      }
    }
    return columns;
  }

  private static String name(String definition) {
    if (definition.isEmpty()) {
      return "";
    }
    char first = definition.charAt(0);
    char close = first == '[' ? ']' : first;
    if (first == '"' || first == '`' || first == '[' || first == '\'') {
      int end = definition.indexOf(close, 1);
      return end < 0 ? definition.substring(1) : definition.substring(1, end);
    }
    int end = 0;
    while (end < definition.length() && !Character.isWhitespace(definition.charAt(end))) {
      end++;
    }
    return definition.substring(0, end);
  }
}

package dev.plumbline.engine.imports;

import java.util.List;

/**
 * What another scanner reported or ignores.
 *
 * @param tool its name
 * @param format how it was written
 * @param found in the order of the report
 */
public record Report(String tool, ReportFormat format, List<Reported> found) {
  public Report {
    found = List.copyOf(found);
  }
}

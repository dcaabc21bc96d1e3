package dev.plumbline.report.html;

import dev.plumbline.report.escape.HtmlText;
import dev.plumbline.report.model.ClauseRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Links to the rows of the clause table; ids are numbers, so that no clause id needs to be one. */
final class ClauseLinks {
  private final Map<String, Integer> numbers = new HashMap<>();

  ClauseLinks(List<ClauseRow> clauses) {
    clauses.forEach(clause -> numbers.putIfAbsent(clause.id(), numbers.size() + 1));
  }

  /** The id of a clause's row. */
  String id(String clause) {
    return "clause-" + numbers.getOrDefault(clause, 0);
  }

  /** Links to clauses, as markup. */
  String links(Collection<String> clauses) {
    return clauses.stream()
        .map(clause ->
            "<a class=\"id\" href=\"#" + id(clause) + "\">" + HtmlText.of(clause) + "</a>")
        .collect(Collectors.joining(" "));
  }
}

package dev.plumbline.report.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clause ids in few letters: {@code ESP-AC-01..05, 07, SAGE-2.1-03}. */
public final class ClauseRanges {
  private static final Pattern NUMBERED = Pattern.compile("(.{1,64}?)(\\d{1,9})");

  private ClauseRanges() {}

  private record Run(String prefix, String first, String last, long from, long to) {}

  /** The ids in the order given, neighbours joined, a repeated prefix left out. */
  public static String text(Collection<String> ids) {
    return String.join(", ", parts(ids));
  }

  /** The parts of {@link #text}, so that a line can break between them. */
  public static List<String> parts(Collection<String> ids) {
    List<Run> runs = new ArrayList<>();
    for (String id : ids) {
      Run next = run(id);
      Run before = runs.isEmpty() ? null : runs.getLast();
      if (before != null
          && next.from >= 0
          && before.prefix.equals(next.prefix)
          && before.to + 1 == next.from
          && before.last.length() == next.first.length()) {
        runs.set(
            runs.size() - 1, new Run(before.prefix, before.first, next.last, before.from, next.to));
      } else {
        runs.add(next);
      }
    }
    return written(runs);
  }

  private static Run run(String id) {
    Matcher matcher = NUMBERED.matcher(id);
    if (!matcher.matches()) {
      return new Run(id, "", "", -1, -1);
    }
    String digits = matcher.group(2);
    long number = Long.parseLong(digits);
    return new Run(matcher.group(1), digits, digits, number, number);
  }

  private static List<String> written(List<Run> runs) {
    List<String> parts = new ArrayList<>();
    String prefix = "";
    for (Run run : runs) {
      String head = run.from >= 0 && run.prefix.equals(prefix) ? "" : run.prefix;
      parts.add(head + run.first + (run.from == run.to ? "" : ".." + run.last));
      prefix = run.prefix;
    }
    return parts;
  }
}

package dev.plumbline.report.junit;

import java.util.List;
import java.util.Locale;

/**
 * One test case.
 *
 * @param name what is tested
 * @param kind how it came out
 * @param type the kind of failure, for filters
 * @param message why, in one line; empty when it passed
 * @param lines the whole of it
 */
record Case(String name, Kind kind, String type, String message, List<String> lines) {
  enum Kind {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    String element() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Case passed(String name) {
    return new Case(name, Kind.PASSED, "", "", List.of());
  }

  static Case skipped(String name, String message, List<String> lines) {
    return new Case(name, Kind.SKIPPED, "", message, lines);
  }
}

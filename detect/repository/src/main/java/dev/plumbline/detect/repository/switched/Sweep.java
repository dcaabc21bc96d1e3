package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Reporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file of the sweep: its source, and how findings in it are told apart. */
final class Sweep {
  private final String path;
  private final Source source;
  private final Syntax syntax;
  private final Reporter reporter;
  private final Map<List<String>, Integer> ordinals = new HashMap<>();

  Sweep(String path, Source source, Syntax syntax, Reporter reporter) {
    this.path = path;
    this.source = source;
    this.syntax = syntax;
    this.reporter = reporter;
  }

  String path() {
    return path;
  }

  Source source() {
    return source;
  }

  Syntax syntax() {
    return syntax;
  }

  /**
   * Reports a stretch of the source. The key must not hold text of the line: that may be a secret.
   * Equal keys in one file are told apart by their order.
   */
  void finding(
      String rule, int from, int to, String message, Map<String, String> facts, String... key) {
    Place place = source.lines().place(path, from, to);
    List<String> parts = new ArrayList<>(Arrays.asList(key));
    List<String> counted = new ArrayList<>(parts);
    counted.add(rule);
    int ordinal = ordinals.merge(counted, 1, Integer::sum);
    if (ordinal > 1) {
      parts.add(Integer.toString(ordinal));
    }
    reporter.finding(RepositoryRules.rule(rule), place, message, parts, facts);
  }
}

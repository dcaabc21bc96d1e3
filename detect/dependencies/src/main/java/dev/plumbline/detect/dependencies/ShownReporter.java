package dev.plumbline.detect.dependencies;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passes everything on with what may not be shown cut out, in one place: a specifier can be an
 * address with a password in it.
 */
record ShownReporter(Reporter to) implements Reporter {
  @Override
  public void examined(CheckId check, String what) {
    to.examined(check, what);
  }

  @Override
  public void finding(
      Rule rule, Place place, String message, List<String> key, Map<String, String> attributes) {
    Map<String, String> cut = new TreeMap<>();
    attributes.forEach((name, value) -> cut.put(name, Shown.of(value)));
    to.finding(rule, place, Shown.of(message), key.stream().map(Shown::of).toList(), cut);
  }

  @Override
  public void unreadable(CheckId check, String path, String reason, String wayOut) {
    to.unreadable(check, path, Shown.of(reason), wayOut);
  }

  @Override
  public void fact(String name, String because) {
    to.fact(name, because);
  }

  @Override
  public void unknownFact(String name, String because) {
    to.unknownFact(name, Shown.of(because));
  }
}

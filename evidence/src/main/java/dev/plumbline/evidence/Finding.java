package dev.plumbline.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One place where a rule failed.
 *
 * @param check the check the rule belongs to
 * @param rule the rule
 * @param severity how bad
 * @param confidence how sure
 * @param message what is wrong here, in one sentence, without any secret's value
 * @param place where
 * @param fingerprint what it is, stable over moved lines
 * @param attributes further facts for machines, sorted by key, for example {@code cwe}, {@code
 *     score}, {@code masked}; never a secret's value
 */
public record Finding(
    CheckId check,
    RuleId rule,
    Severity severity,
    Confidence confidence,
    String message,
    Place place,
    Fingerprint fingerprint,
    SequencedMap<String, String> attributes)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::check)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::place)
          .thenComparing(Finding::fingerprint)
          .thenComparing(Finding::message);

  public Finding {
    requireNonNull(check, "check is null");
    requireNonNull(place, "place is null");
    attributes = java.util.Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }

  /** The same finding at another place: one content can stand at many paths. */
  public Finding at(Place elsewhere) {
    return new Finding(
        check, rule, severity, confidence, message, elsewhere, fingerprint, attributes);
  }

  /** Worst first, then by check, rule and place: the order of every report. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}

package dev.plumbline.registers;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Something wrong with a register or one of its entries. An entry with a problem never counts.
 *
 * @param check the check that fails by it
 * @param rule which rule
 * @param severity how bad
 * @param entry the id of the entry, or the path of the register when it is about the whole file
 * @param place file and line
 * @param reason what is wrong, in words
 * @param wayOut what to do about it
 */
public record Problem(
    CheckId check,
    RuleId rule,
    Severity severity,
    String entry,
    Place place,
    String reason,
    String wayOut)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place)
          .thenComparing(Problem::check)
          .thenComparing(Problem::rule)
          .thenComparing(Problem::reason);

  /** One line: {@code file:line: reason; way out}. */
  public String text() {
    int line = place.region() == null ? 1 : place.region().startLine();
    return place.path() + ":" + line + ": " + reason + "; " + wayOut;
  }

  /** The problem as a finding; its fingerprint is rule, register, entry and reason. */
  public Finding finding() {
    LinkedHashMap<String, String> attributes = new LinkedHashMap<>();
    attributes.put("entry", entry);
    attributes.put("fix", wayOut);
    return new Finding(
        check,
        rule,
        severity,
        Confidence.HIGH,
        entry + ": " + reason,
        place,
        Fingerprint.of(List.of(rule.value(), place.path(), entry, reason)),
        attributes);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}

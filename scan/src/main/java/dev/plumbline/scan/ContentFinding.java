package dev.plumbline.scan;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.rule.Rule;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A place in a content where a rule failed.
 *
 * @param rule the rule; its check is replaced by the one the target stands for, for example {@code
 *     secrets.history}
 * @param severity may differ from the rule's
 * @param message in one sentence, without the value
 * @param start byte offset from the content's begin
 * @param end byte offset, exclusive
 * @param fingerprint rule and digest of the value, not the place
 * @param attributes further facts, for example {@code masked}, {@code score}; never the value
 */
public record ContentFinding(
    Rule rule,
    Severity severity,
    String message,
    int start,
    int end,
    Fingerprint fingerprint,
    SequencedMap<String, String> attributes) {
  public ContentFinding {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + "-" + end);
    }
    attributes = java.util.Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }
}

package dev.plumbline.scan.rule;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One rule, as its YAML file says.
 *
 * @param id unique over all modules
 * @param title what is wrong, in a few words, without a full stop
 * @param check the check it belongs to
 * @param severity how bad a finding is
 * @param confidence how sure a finding is
 * @param persona for whom: {@code regular}, {@code pedantic} or {@code auditor}
 * @param why why it matters, for a person
 * @param remedy what to do, for a person; may hold code
 * @param references where its facts come from: addresses of specifications and documentation
 * @param cwe weaknesses, for example {@code CWE-798}
 * @param since the version of Plumbline that brought it
 * @param settings all other keys of the file, as lists of text: the patterns of a pattern rule
 */
public record Rule(
    RuleId id,
    String title,
    CheckId check,
    Severity severity,
    Confidence confidence,
    String persona,
    String why,
    String remedy,
    List<String> references,
    List<String> cwe,
    String since,
    SequencedMap<String, List<String>> settings) {
  public Rule {
    references = List.copyOf(references);
    cwe = List.copyOf(cwe);
    TreeMap<String, List<String>> copy = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : settings.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    settings = java.util.Collections.unmodifiableSequencedMap(copy);
  }

  /** The values of a further key; empty when it is not there. */
  public List<String> setting(String key) {
    return settings.getOrDefault(key, List.of());
  }
}

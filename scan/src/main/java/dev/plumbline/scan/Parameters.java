package dev.plumbline.scan;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The policy's parameters for detectors, for example {@code sensitive-paths}.
 *
 * @param values by name, sorted
 */
public record Parameters(SequencedMap<String, List<String>> values) {
  /** No parameter set: every detector falls back on its defaults. */
  public static final Parameters NONE = new Parameters(new TreeMap<>());

  public Parameters {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    values = java.util.Collections.unmodifiableSequencedMap(copy);
  }

  /** The values of a parameter, or these when it is not set. */
  public List<String> get(String name, List<String> otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}

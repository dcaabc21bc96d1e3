package dev.plumbline.evidence;

import java.util.List;
import java.util.TreeMap;

/**
 * What was looked at: enumerated = scanned + skipped with a reason + holes, object by object.
 *
 * @param unit what is counted, for example {@code objects} or {@code files}
 * @param enumerated how many there are
 * @param scanned how many were read and judged whole
 * @param skips left out on purpose, one entry a reason, sorted
 * @param holes should have been read and were not, sorted; empty means complete
 * @param notes facts that change no count but that a reader must know, sorted
 */
public record Coverage(
    String unit,
    long enumerated,
    long scanned,
    List<Skip> skips,
    List<Hole> holes,
    List<String> notes) {
  /** Nothing looked at, nothing there. */
  public static final Coverage NONE =
      new Coverage("contents", 0, 0, List.of(), List.of(), List.of());

  public Coverage {
    TreeMap<String, Long> merged = new TreeMap<>();
    skips.forEach(skip -> merged.merge(skip.reason(), skip.count(), Long::sum));
    skips = merged.entrySet().stream().map(e -> new Skip(e.getKey(), e.getValue())).toList();
    holes = holes.stream().distinct().sorted().toList();
    notes = notes.stream().distinct().sorted().toList();
  }

  /** Whether all that was asked for was read or left out on purpose. */
  public boolean complete() {
    return holes.isEmpty() && enumerated == scanned + skipped();
  }

  /** How many were left out on purpose. */
  public long skipped() {
    return skips.stream().mapToLong(Skip::count).sum();
  }
}

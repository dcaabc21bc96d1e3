package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sweep did. Always: enumerated = delivered + leftOut + failed.
 *
 * @param enumerated distinct objects in the store
 * @param delivered handed to a visitor
 * @param leftOut of a kind that was not asked for
 * @param failed could not be read; each stands in a hole or in the count of one
 * @param bytes content delivered
 * @param holes what could not be read, sorted: objects, and packs or folders as a whole, whose
 *     number of objects may be unknown and is then not in {@code enumerated}
 * @param notes facts that change no count, sorted
 * @param damaged numbers of the packs of which something could not be read; all that were asked for
 *     when the sweep was broken off
 */
public record SweepResult(
    long enumerated,
    long delivered,
    long leftOut,
    long failed,
    long bytes,
    List<Hole> holes,
    List<String> notes,
    SortedSet<Integer> damaged) {
  public SweepResult {
    holes = holes.stream().distinct().sorted().toList();
    damaged = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(damaged));
    notes = notes.stream().distinct().sorted().toList();
  }

  /** Whether everything asked for was delivered. */
  public boolean complete() {
    return holes.isEmpty() && failed == 0;
  }
}

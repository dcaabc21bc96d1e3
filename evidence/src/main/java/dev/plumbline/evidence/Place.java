package dev.plumbline.evidence;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding is.
 *
 * @param path the path in the scanned target with {@code /} between its parts, or a name such as
 *     {@code (commit message)} where there is no path; unescaped: a report escapes it
 * @param region the stretch of text, or null when the whole file is meant
 * @param object the git object id in hex, or null outside a git object store
 * @param commit the commit that brought the object in, in hex, or null when unknown or not in a
 *     commit
 * @param reachable whether the object is reachable from a ref; true outside history
 * @param inHead whether the object is in the current tree at this path
 */
public record Place(
    String path,
    @Nullable Region region,
    @Nullable String object,
    @Nullable String commit,
    boolean reachable,
    boolean inHead)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::path)
          .thenComparing(Place::region, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Place::commit, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Place::object, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** A file of the current tree as a whole. */
  public static Place file(String path) {
    return new Place(path, null, null, null, true, true);
  }

  /** A stretch of a file of the current tree. */
  public static Place at(String path, Region region) {
    return new Place(path, region, null, null, true, true);
  }

  /** A line of a file of the current tree. */
  public static Place line(String path, int line) {
    return at(path, Region.line(line));
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}

package dev.plumbline.evidence;

/**
 * Something in the requested scope that was not looked at although it should have been: an
 * unreadable file, a missing object, a detector that crashed. A hole makes every check it touches
 * unproven.
 *
 * @param place the path, object or detector
 * @param reason what happened, in words for a person
 * @param wayOut what to do about it, for example {@code git fetch --unshallow}
 */
public record Hole(String place, String reason, String wayOut) implements Comparable<Hole> {
  @Override
  public int compareTo(Hole other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : reason.compareTo(other.reason);
  }
}

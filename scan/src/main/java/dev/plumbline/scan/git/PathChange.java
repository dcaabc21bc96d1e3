package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A path that differs between two states. A rename is a removal and an addition.
 *
 * @param oldId what was there; null when nothing was
 * @param newId what is there; null when nothing is
 * @param oldMode 0 when nothing was there
 * @param newMode 0 when nothing is there
 */
public record PathChange(
    String path, int oldMode, @Nullable ObjectId oldId, int newMode, @Nullable ObjectId newId)
    implements Comparable<PathChange> {
  @Override
  public int compareTo(PathChange other) {
    return path.compareTo(other.path);
  }
}

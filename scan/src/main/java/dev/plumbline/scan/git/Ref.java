package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A name for an object.
 *
 * @param name in full, for example {@code refs/heads/main}, {@code HEAD}, {@code worktrees/x/HEAD};
 *     it follows git-check-ref-format(1)
 * @param id the object it names, as stored (a tag object is not peeled)
 * @param symbolic the reference it points to, for a symbolic one; else null
 */
public record Ref(String name, ObjectId id, @Nullable String symbolic) implements Comparable<Ref> {
  @Override
  public int compareTo(Ref other) {
    return name.compareTo(other.name);
  }
}

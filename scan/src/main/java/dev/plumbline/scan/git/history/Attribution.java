package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.object.ObjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object came into a repository.
 *
 * @param object the object
 * @param origin what brought it in
 * @param commit the commit that did; the commit itself when its own message is meant; null when no
 *     commit did
 * @param committed the committer's date of that commit; null without one
 * @param path where it stood then: a path, or {@code (commit message)}, {@code (tag message)},
 *     {@code (tagged object)}, {@code (unreachable object)}; empty for a root tree
 * @param via a reference, reflog or object that leads there, the most telling one, for example
 *     {@code refs/heads/main}, {@code logs/refs/stash}, {@code index}; empty when there is none
 * @param reach from where it can be reached
 * @param headPath the first path at which it stands in HEAD's tree; null when it does not
 * @param inHead whether HEAD's tree has it at {@code path}
 * @param paths different paths at which it ever stood, at most {@link HistoryGraph#MAX_PATHS}, in
 *     the order of history
 * @param pathCount how many there are in all, at least
 */
public record Attribution(
    ObjectId object,
    Origin origin,
    @Nullable ObjectId commit,
    @Nullable Instant committed,
    String path,
    String via,
    Reach reach,
    @Nullable String headPath,
    boolean inHead,
    List<String> paths,
    long pathCount) {
  /** What brought an object in. */
  public enum Origin {
    /** A commit's tree, or it is the commit. */
    COMMIT,
    /** A tag or another reference straight to a blob or tree, or it is the tag. */
    TAG,
    /** The index: staged, never committed. */
    INDEX,
    /** A tree that belongs to no commit. */
    TREE,
    /** Nothing that is left. */
    NONE
  }

  public Attribution {
    paths = List.copyOf(paths);
  }
}

package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that names an object in a repository, apart from the index. Reflogs are read, and references
 * checked against the store, when they are asked for the first time: while the repository is open.
 */
public final class Refs {
  private final SortedMap<String, Ref> refs;
  private final @Nullable String headBranch;
  private final Supplier<Logs> source;
  private @Nullable Logs logs;

  /**
   * What takes long to find out and not every scan asks for.
   *
   * @param holes all there are, those of the references too
   * @param notes likewise
   */
  record Logs(Map<ObjectId, String> logged, List<Hole> holes, List<String> notes) {}

  Refs(Map<String, Ref> refs, @Nullable String headBranch, Supplier<Logs> source) {
    this.refs = new TreeMap<>(refs);
    this.headBranch = headBranch;
    this.source = source;
  }

  private synchronized Logs logs() {
    if (logs == null) {
      Logs read = source.get();
      logs =
          new Logs(
              new TreeMap<>(read.logged()),
              List.copyOf(new TreeSet<>(read.holes())),
              read.notes().stream().distinct().sorted().toList());
    }
    return logs;
  }

  /**
   * HEAD, the HEADs of all worktrees and everything under {@code refs/} (branches, remote branches,
   * tags, notes, stash, replacements, those of worktrees), sorted by name.
   */
  public List<Ref> all() {
    return new ArrayList<>(refs.values());
  }

  /** The reference of exactly this full name. */
  public Optional<Ref> find(String name) {
    return Optional.ofNullable(refs.get(name));
  }

  /** The commit that HEAD names; empty while the branch has none. */
  public Optional<ObjectId> head() {
    return find("HEAD").map(Ref::id);
  }

  /** The full name of the branch HEAD is on; empty when it is detached. */
  public Optional<String> headBranch() {
    return Optional.ofNullable(headBranch);
  }

  /**
   * Objects named by reflogs (old stash entries among them) and by files such as {@code ORIG_HEAD},
   * {@code FETCH_HEAD} and {@code MERGE_HEAD}, with where each was seen first.
   */
  public SortedMap<ObjectId, String> logged() {
    return new TreeMap<>(logs().logged());
  }

  /** Different objects that references name. */
  public SortedSet<ObjectId> ids() {
    SortedSet<ObjectId> ids = new TreeSet<>();
    refs.values().forEach(ref -> ids.add(ref.id()));
    return ids;
  }

  /** References, reflogs and files that could not be read, sorted. */
  public List<Hole> holes() {
    return logs().holes();
  }

  /** Facts that a reader of the coverage must know. */
  public List<String> notes() {
    return logs().notes();
  }
}

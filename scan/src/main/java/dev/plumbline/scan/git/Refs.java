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
import org.jspecify.annotations.Nullable;

/** All that names an object in a repository, apart from the index. */
public final class Refs {
  private final SortedMap<String, Ref> refs;
  private final SortedMap<ObjectId, String> logged;
  private final @Nullable String headBranch;
  private final List<Hole> holes;
  private final List<String> notes;

  Refs(
      Map<String, Ref> refs,
      Map<ObjectId, String> logged,
      @Nullable String headBranch,
      List<Hole> holes,
      List<String> notes) {
    this.refs = new TreeMap<>(refs);
    this.logged = new TreeMap<>(logged);
    this.headBranch = headBranch;
    this.holes = List.copyOf(new TreeSet<>(holes));
    this.notes = notes.stream().distinct().sorted().toList();
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
    return logged;
  }

  /** Different objects that references name. */
  public SortedSet<ObjectId> ids() {
    SortedSet<ObjectId> ids = new TreeSet<>();
    refs.values().forEach(ref -> ids.add(ref.id()));
    return ids;
  }

  /** References, reflogs and files that could not be read, sorted. */
  public List<Hole> holes() {
    return holes;
  }

  /** Facts that a reader of the coverage must know. */
  public List<String> notes() {
    return notes;
  }
}

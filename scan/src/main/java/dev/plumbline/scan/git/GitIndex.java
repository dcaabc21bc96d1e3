package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index (staging area) of one work tree: gitformat-index(5), versions 2 to 4. */
public final class GitIndex {
  private final List<IndexEntry> entries;
  private final @Nullable CachedTree cachedTree;
  private final List<Hole> holes;
  private final List<String> notes;

  GitIndex(
      List<IndexEntry> entries,
      @Nullable CachedTree cachedTree,
      List<Hole> holes,
      List<String> notes) {
    this.entries = List.copyOf(entries);
    this.cachedTree = cachedTree;
    this.holes = List.copyOf(holes);
    this.notes = List.copyOf(notes);
  }

  /** All entries, in git's order: by the path's bytes, then by stage. */
  public List<IndexEntry> entries() {
    return entries;
  }

  /** Trees that git knows to be equal to parts of the index; null when it says nothing. */
  @Nullable CachedTree cachedTree() {
    return cachedTree;
  }

  /** What could not be read; when not empty, {@link #entries} may lack some. */
  public List<Hole> holes() {
    return holes;
  }

  /** Facts that a reader of the coverage must know. */
  public List<String> notes() {
    return notes;
  }
}

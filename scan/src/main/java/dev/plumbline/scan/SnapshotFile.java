package dev.plumbline.scan;

import org.jspecify.annotations.Nullable;

/**
 * A file of a snapshot.
 *
 * @param path relative to the snapshot's root, {@code /} between parts; data, never opened as such
 * @param kind what stands there
 * @param size in bytes, -1 when unknown
 * @param object the git object id in hex when it is known without reading, else null
 * @param tracked whether git tracks it; true where there is no git
 */
public record SnapshotFile(
    String path, Kind kind, long size, @Nullable String object, boolean tracked)
    implements Comparable<SnapshotFile> {
  /** What stands at a path. */
  public enum Kind {
    FILE,
    EXECUTABLE,
    /** Its content is the link's target as text; it is never followed. */
    SYMLINK,
    /** A commit of another repository: has no content here. */
    SUBMODULE
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path without its last part; empty at the root. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Whether it is a plain or executable file, whose content can be read as such. */
  public boolean regular() {
    return kind == Kind.FILE || kind == Kind.EXECUTABLE;
  }

  @Override
  public int compareTo(SnapshotFile other) {
    return path.compareTo(other.path);
  }
}

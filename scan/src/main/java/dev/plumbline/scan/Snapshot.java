package dev.plumbline.scan;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A whole tree at one instant: a work tree, an index, a commit, a folder, an archive. Safe for use
 * by several threads.
 */
public interface Snapshot {
  /** A short name for messages, for example {@code work tree} or {@code commit 1a2b3c}. */
  String name();

  /** All files, sorted by path. Ignored files of a work tree are not among them. */
  List<SnapshotFile> files();

  /** The file at exactly this path. */
  Optional<SnapshotFile> file(String path);

  /**
   * The content, whole. A symlink's content is its target.
   *
   * @throws IOException if it cannot be read or is larger than the snapshot's limit; the caller
   *     turns that into a hole
   */
  byte[] read(SnapshotFile file) throws IOException;

  /** What could not be enumerated. */
  List<Hole> holes();

  /** What was left out on purpose. */
  List<Skip> skips();

  /**
   * Whether the snapshot's own ignore files would ignore an untracked file at this path; false
   * where there is no git.
   */
  boolean ignores(String path);

  /** Whether this snapshot belongs to a git repository. */
  boolean versioned();

  /**
   * The content as text: UTF-8, or UTF-16 with a byte-order mark; bytes that are neither are
   * replaced.
   *
   * @throws IOException as {@link #read}
   */
  default String text(SnapshotFile file) throws IOException {
    byte[] bytes = read(file);
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

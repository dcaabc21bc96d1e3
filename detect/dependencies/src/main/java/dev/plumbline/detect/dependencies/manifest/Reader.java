package dev.plumbline.detect.dependencies.manifest;

import dev.plumbline.scan.SnapshotFile;
import java.util.Set;

/**
 * Reads one form of manifest. Stateless. Everything it reads is hostile: it ends on any input, runs
 * nothing, and follows no path out of the tree.
 */
public interface Reader {
  /** Whether this file is such a manifest, judged by its path alone. */
  boolean wants(SnapshotFile file);

  /**
   * The manifest's direct dependencies.
   *
   * @throws Unreadable if the file, or another that it needs, cannot be read or understood
   */
  Manifest read(Tree tree, SnapshotFile file) throws Unreadable;

  /**
   * The folders from which the ecosystem's tools reach this manifest: its own, and the root of its
   * workspace, reactor or build.
   *
   * @throws Unreadable if that hangs on a file that cannot be read
   */
  default Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    return Set.of(manifest.directory());
  }

  /**
   * What locks a manifest that this reader read.
   *
   * @throws Unreadable if a lock file is there and cannot be read or understood
   */
  Lock lock(Tree tree, Manifest manifest) throws Unreadable;
}

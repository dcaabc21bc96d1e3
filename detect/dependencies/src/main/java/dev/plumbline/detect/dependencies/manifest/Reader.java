package dev.plumbline.detect.dependencies.manifest;

import dev.plumbline.scan.SnapshotFile;

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
   * What locks a manifest that this reader read.
   *
   * @throws Unreadable if a lock file is there and cannot be read or understood
   */
  Lock lock(Tree tree, Manifest manifest) throws Unreadable;
}

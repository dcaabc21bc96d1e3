package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.ObjectId;

/**
 * An entry of a tree, or of a flattened tree.
 *
 * @param path a name, or a path from the root of the flattened tree; data that may hold tricks such
 *     as {@code ..}; bytes that are no UTF-8 are shown as {@code \xHH}
 * @param mode see the constants
 */
public record TreeEntry(String path, int mode, ObjectId id) {
  /** Mode of a folder. */
  public static final int FOLDER = 0040000;

  /** Mode of a symlink, whose blob is the target. */
  public static final int SYMLINK = 0120000;

  /** Mode of a submodule, whose id is a commit of another repository. */
  public static final int SUBMODULE = 0160000;

  private static final int TYPE = 0170000;

  /**
   * A name's bytes as text: UTF-8; where they are no UTF-8, bytes outside ASCII as {@code \xHH}.
   */
  public static String decodeName(byte[] name) {
    return GitPaths.decode(name, 0, name.length);
  }

  /** Whether it is another tree. */
  public boolean folder() {
    return (mode & TYPE) == FOLDER;
  }

  /** Whether it is a commit of another repository. */
  public boolean submodule() {
    return (mode & TYPE) == SUBMODULE;
  }

  /** Whether it is a symlink. */
  public boolean symlink() {
    return (mode & TYPE) == SYMLINK;
  }

  /** Whether it is a file with its executable bit set. */
  public boolean executable() {
    return (mode & TYPE) == 0100000 && (mode & 0111) != 0;
  }
}

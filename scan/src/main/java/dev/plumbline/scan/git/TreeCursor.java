package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;

/** Goes through a tree's content without making objects. */
public final class TreeCursor {
  private final byte[] bytes;
  private final int end;
  private final int idLength;
  private int at;
  private int mode;
  private int nameAt;
  private int nameLength;
  private int idAt;

  /** Stands before the first entry of the tree in these bytes. */
  public TreeCursor(byte[] bytes, int offset, int length, int idLength) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
    this.idLength = idLength;
  }

  /**
   * Goes to the next entry.
   *
   * @return false at the end
   * @throws GitDataException if the bytes are no tree
   */
  public boolean next() throws GitDataException {
    if (at == end) {
      return false;
    }
    mode = 0;
    int digits = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '7' && digits++ < 7) {
      mode = mode << 3 | (bytes[at++] - '0');
    }
    if (digits == 0 || at >= end || bytes[at] != ' ') {
      throw new GitDataException("the tree has a broken mode");
    }
    nameAt = ++at;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    nameLength = at - nameAt;
    idAt = at + 1;
    if (idAt > end - idLength) {
      throw new GitDataException("the tree is cut short");
    }
    at = idAt + idLength;
    return true;
  }

  /** Mode of the entry. */
  public int mode() {
    return mode;
  }

  /** Whether the entry is a tree. */
  public boolean folder() {
    return (mode & 0170000) == TreeEntry.FOLDER;
  }

  /** Whether the entry is a commit of another repository. */
  public boolean submodule() {
    return (mode & 0170000) == TreeEntry.SUBMODULE;
  }

  /** Where the name begins. */
  public int nameAt() {
    return nameAt;
  }

  /** Length of the name in bytes. */
  public int nameLength() {
    return nameLength;
  }

  /** Where the raw id begins. */
  public int idAt() {
    return idAt;
  }
}

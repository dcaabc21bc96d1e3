package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.ObjectId;

/**
 * One entry of the index.
 *
 * @param path with {@code /} between parts; bytes that are no UTF-8 are shown as {@code \xHH}
 * @param mode as in a tree: 0100644, 0100755, 0120000 (symlink), 0160000 (submodule)
 * @param stage 0, or 1 to 3 during a merge conflict
 * @param size of the file when it was staged, modulo 2^32
 * @param intentToAdd added with {@code git add -N}: it has no content yet
 * @param skipWorktree not expected in the work tree (sparse checkout)
 */
public record IndexEntry(
    String path,
    int mode,
    ObjectId id,
    int stage,
    long size,
    boolean intentToAdd,
    boolean skipWorktree) {}

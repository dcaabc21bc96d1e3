/**
 * A git repository on disk, read safely and without git: what it names (references, reflogs,
 * index), what it holds (trees, commits, tags), revision expressions, and differences.
 *
 * <p>Three packages, one direction: {@code git.object} (the object store and the sweep over every
 * object) knows nothing of the others; this one builds on it; {@code git.history} (which commit
 * brought an object in, what is reachable, what is missing) builds on both.
 *
 * <p>The usual way through: {@link dev.plumbline.scan.git.GitRepository#open} gives an {@link
 * dev.plumbline.scan.git.Opening}; {@code repository.objects().sweep(…)} delivers every object to
 * one visitor a thread, where a {@code HistoryBuilder} may look on; {@link
 * dev.plumbline.scan.git.TreeDiff} and {@link dev.plumbline.scan.git.CommitRange} serve scans of a
 * change. Whatever cannot be read is a hole in the answer, never left out in silence: collect the
 * holes of the repository, its refs, its index, the sweep and the history.
 *
 * <p>A repository is hostile until shown otherwise: no program is run, only the repository's own
 * configuration is read, nothing outside its directories is opened, names are data.
 */
@NullMarked
package dev.plumbline.scan.git;

import org.jspecify.annotations.NullMarked;

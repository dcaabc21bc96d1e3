/**
 * The object store of a git repository, read without git: packs, loose objects, and the sweep that
 * delivers every object once. Nothing here writes, runs a program, or reads outside the roots of a
 * {@link dev.plumbline.scan.git.object.SafeFiles}.
 *
 * <p>Formats: gitformat-pack(5) and gitrepository-layout(5).
 */
@NullMarked
package dev.plumbline.scan.git.object;

import org.jspecify.annotations.NullMarked;

/**
 * What the tree of a repository says about how the people in it work: README, ignored files, hooks,
 * review templates, code owners, switched-off checks and skipped tests. See {@code
 * docs/detectors/repository.md}.
 */
@NullMarked
package dev.plumbline.detect.repository;

import org.jspecify.annotations.NullMarked;

/**
 * What a repository depends on, as its own manifests state it: whether a lock file stands for each
 * manifest, whether each direct dependency is one exact version, and whether a bot proposes
 * updates.
 */
@NullMarked
package dev.plumbline.detect.dependencies;

import org.jspecify.annotations.NullMarked;

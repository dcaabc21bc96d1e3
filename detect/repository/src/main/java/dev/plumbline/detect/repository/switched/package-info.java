/**
 * Checks that were switched off and tests that are skipped: directives in comments and annotations,
 * ignore lists, tool settings, and CI steps that cannot fail.
 */
@NullMarked
package dev.plumbline.detect.repository.switched;

import org.jspecify.annotations.NullMarked;

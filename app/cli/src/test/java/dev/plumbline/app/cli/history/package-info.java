/** Secrets hidden where scanners of diffs do not look. */
@NullMarked
package dev.plumbline.app.cli.history;

import org.jspecify.annotations.NullMarked;

/**
 * The scan kernel: targets, contents, snapshots, coverage and the detector interfaces. It knows
 * checks, never clauses. Nothing scanned is executed, followed out of the target, or trusted.
 */
@NullMarked
package dev.plumbline.scan;

import org.jspecify.annotations.NullMarked;

/**
 * The words all other parts share: subjects, checks, findings, coverage, evidence and verdicts. JDK
 * only, immutable, without any input or output.
 */
@NullMarked
package dev.plumbline.evidence;

import org.jspecify.annotations.NullMarked;

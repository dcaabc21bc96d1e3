/**
 * Judgements that people made of findings: the baseline file, allow comments, and what they cover.
 */
@NullMarked
package dev.plumbline.engine.triage;

import org.jspecify.annotations.NullMarked;

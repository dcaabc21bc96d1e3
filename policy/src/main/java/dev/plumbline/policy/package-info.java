/**
 * Policies: documents in Markdown, their clauses with bindings to checks, controls and the journey;
 * the loader that says file, line and reason; overlays and what they loosen.
 */
@NullMarked
package dev.plumbline.policy;

import org.jspecify.annotations.NullMarked;

/** Judgements that last: fingerprints, baseline and allow comments, driven with real git. */
@NullMarked
package dev.plumbline.app.cli.triage;

import org.jspecify.annotations.NullMarked;

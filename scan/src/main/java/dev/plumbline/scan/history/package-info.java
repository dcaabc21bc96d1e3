/** Content detectors over a whole git object store: every object once, counted. */
@NullMarked
package dev.plumbline.scan.history;

import org.jspecify.annotations.NullMarked;

/** Trees that snapshot detectors look at, and the run of those detectors. */
@NullMarked
package dev.plumbline.scan.snapshot;

import org.jspecify.annotations.NullMarked;

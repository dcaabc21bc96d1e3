/** Runs content detectors over contents: views of their text, positions, faults kept apart. */
@NullMarked
package dev.plumbline.scan.content;

import org.jspecify.annotations.NullMarked;

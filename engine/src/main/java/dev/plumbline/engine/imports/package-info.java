/** Reads reports, baselines and ignore files of other secret scanners. */
@NullMarked
package dev.plumbline.engine.imports;

import org.jspecify.annotations.NullMarked;

/** Groupings that several formats share: problems, steps, counts, ranges of clause ids. */
@NullMarked
package dev.plumbline.report.view;

import org.jspecify.annotations.NullMarked;

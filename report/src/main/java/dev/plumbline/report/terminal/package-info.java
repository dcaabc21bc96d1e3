/** The report a person reads at the desk. */
@NullMarked
package dev.plumbline.report.terminal;

import org.jspecify.annotations.NullMarked;

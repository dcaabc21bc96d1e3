/** To be written. */
@NullMarked
package dev.plumbline.report;

import org.jspecify.annotations.NullMarked;

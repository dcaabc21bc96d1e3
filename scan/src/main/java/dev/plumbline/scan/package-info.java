/** To be written. */
@NullMarked
package dev.plumbline.scan;

import org.jspecify.annotations.NullMarked;

/** To be written. */
@NullMarked
package dev.plumbline.assess;

import org.jspecify.annotations.NullMarked;

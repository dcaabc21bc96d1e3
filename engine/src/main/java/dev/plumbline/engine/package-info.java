/** To be written. */
@NullMarked
package dev.plumbline.engine;

import org.jspecify.annotations.NullMarked;

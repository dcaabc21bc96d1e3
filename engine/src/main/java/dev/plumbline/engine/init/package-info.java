/** What {@code plumb init} writes. */
@NullMarked
package dev.plumbline.engine.init;

import org.jspecify.annotations.NullMarked;

/** Rules of structure that the compiler cannot hold. */
@NullMarked
package dev.plumbline.architecture;

import org.jspecify.annotations.NullMarked;

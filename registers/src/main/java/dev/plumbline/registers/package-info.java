/** To be written. */
@NullMarked
package dev.plumbline.registers;

import org.jspecify.annotations.NullMarked;

/** To be written. */
@NullMarked
package dev.plumbline.testkit;

import org.jspecify.annotations.NullMarked;

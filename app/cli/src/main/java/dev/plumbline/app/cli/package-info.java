/** To be written. */
@NullMarked
package dev.plumbline.app.cli;

import org.jspecify.annotations.NullMarked;

/** To be written. */
@NullMarked
package dev.plumbline.detect.secrets;

import org.jspecify.annotations.NullMarked;

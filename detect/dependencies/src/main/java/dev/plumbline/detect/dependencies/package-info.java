/** To be written. */
@NullMarked
package dev.plumbline.detect.dependencies;

import org.jspecify.annotations.NullMarked;

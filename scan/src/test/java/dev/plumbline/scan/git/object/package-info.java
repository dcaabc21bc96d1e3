/** Tests and measurements of the object store. */
@NullMarked
package dev.plumbline.scan.git.object;

import org.jspecify.annotations.NullMarked;

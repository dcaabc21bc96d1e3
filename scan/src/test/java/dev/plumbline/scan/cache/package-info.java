/** Tests. */
@NullMarked
package dev.plumbline.scan.cache;

import org.jspecify.annotations.NullMarked;

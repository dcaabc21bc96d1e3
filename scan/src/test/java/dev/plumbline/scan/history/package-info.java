/** Tests. */
@NullMarked
package dev.plumbline.scan.history;

import org.jspecify.annotations.NullMarked;

/** Results that a later run may use again: authenticated, bounded, never believed when in doubt. */
@NullMarked
package dev.plumbline.scan.cache;

import org.jspecify.annotations.NullMarked;

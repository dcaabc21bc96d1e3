/** Tests of history and attribution. */
@NullMarked
package dev.plumbline.scan.git.history;

import org.jspecify.annotations.NullMarked;

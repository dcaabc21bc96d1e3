/** Tests of the repository reader; the real git makes the repositories and is the oracle. */
@NullMarked
package dev.plumbline.scan.git;

import org.jspecify.annotations.NullMarked;

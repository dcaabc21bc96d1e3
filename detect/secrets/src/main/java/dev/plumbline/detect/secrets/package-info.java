/**
 * Finds secrets in contents: one automaton over all keywords, a bounded confirmation at each hit,
 * an offline proof where the format carries one, and judgement where it does not.
 */
@NullMarked
package dev.plumbline.detect.secrets;

import org.jspecify.annotations.NullMarked;

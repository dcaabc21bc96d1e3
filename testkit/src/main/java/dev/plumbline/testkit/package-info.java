/** Fakes and contract tests that the tests of other modules share. Never deployed. */
@NullMarked
package dev.plumbline.testkit;

import org.jspecify.annotations.NullMarked;

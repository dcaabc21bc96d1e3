/** Tests of the engine's own parts; what it does as a whole is tested through the command line. */
@NullMarked
package dev.plumbline.engine;

import org.jspecify.annotations.NullMarked;

/** Attacks on the gate and on the scanner: none may succeed. */
@NullMarked
package dev.plumbline.app.cli.attack;

import org.jspecify.annotations.NullMarked;

/** Injected faults: none may read as clean. */
@NullMarked
package dev.plumbline.app.cli.fault;

import org.jspecify.annotations.NullMarked;

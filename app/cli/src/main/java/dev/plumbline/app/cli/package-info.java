/** The command line: parses arguments, shows progress, prints reports, ends with an exit code. */
@NullMarked
package dev.plumbline.app.cli;

import org.jspecify.annotations.NullMarked;

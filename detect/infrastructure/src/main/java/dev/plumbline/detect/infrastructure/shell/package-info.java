/** Shell scripts: a reader for the part of the POSIX shell and bash that says what runs on what. */
@NullMarked
package dev.plumbline.detect.infrastructure.shell;

import org.jspecify.annotations.NullMarked;

/** Finds encoded runs in text and decodes them. Runs are found locally, byte by byte; JDK only. */
@NullMarked
package dev.plumbline.scan.decode;

import org.jspecify.annotations.NullMarked;

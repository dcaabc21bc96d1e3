/**
 * A decoder for Zstandard (RFC 8878) that checks every bound: hostile bytes throw, they never read
 * or write elsewhere. Without dictionaries and checksums.
 */
@NullMarked
package dev.plumbline.scan.container.zstd;

import org.jspecify.annotations.NullMarked;

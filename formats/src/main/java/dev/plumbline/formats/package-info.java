/**
 * Readers for YAML, JSON and TOML into one tree that knows where each value stands. Isolates the
 * parsing libraries; bounded in depth, size and aliases, so that hostile input ends with a {@link
 * FormatException} and never with a crash.
 */
@NullMarked
package dev.plumbline.formats;

import org.jspecify.annotations.NullMarked;

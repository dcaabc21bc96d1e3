/**
 * The only composition root: opens targets, runs detectors, makes evidence, judges it. Everything
 * else is put together here and nowhere else.
 */
@NullMarked
package dev.plumbline.engine;

import org.jspecify.annotations.NullMarked;

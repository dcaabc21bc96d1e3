/** Compose files: services and what they grant. */
@NullMarked
package dev.plumbline.detect.infrastructure.compose;

import org.jspecify.annotations.NullMarked;

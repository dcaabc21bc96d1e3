/** Dockerfiles and Containerfiles: reader, stages, and what a container runs as. */
@NullMarked
package dev.plumbline.detect.infrastructure.dockerfile;

import org.jspecify.annotations.NullMarked;

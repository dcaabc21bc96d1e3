@NullMarked
package dev.plumbline.detect.infrastructure.dockerfile;

import org.jspecify.annotations.NullMarked;

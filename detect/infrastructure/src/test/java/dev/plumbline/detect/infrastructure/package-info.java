@NullMarked
package dev.plumbline.detect.infrastructure;

import org.jspecify.annotations.NullMarked;

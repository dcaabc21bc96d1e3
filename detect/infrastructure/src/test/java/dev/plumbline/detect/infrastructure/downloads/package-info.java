@NullMarked
package dev.plumbline.detect.infrastructure.downloads;

import org.jspecify.annotations.NullMarked;

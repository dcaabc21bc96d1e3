@NullMarked
package dev.plumbline.detect.infrastructure.shell;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.plumbline.detect.environments;

import org.jspecify.annotations.NullMarked;

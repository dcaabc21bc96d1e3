@NullMarked
package dev.plumbline.detect.infrastructure.systemd;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.plumbline.scan.container;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.plumbline.scan.decode;

import org.jspecify.annotations.NullMarked;

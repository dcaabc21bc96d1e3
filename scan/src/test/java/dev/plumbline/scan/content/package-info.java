@NullMarked
package dev.plumbline.scan.content;

import org.jspecify.annotations.NullMarked;

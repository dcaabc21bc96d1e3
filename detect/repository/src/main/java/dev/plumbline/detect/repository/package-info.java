/** To be written. */
@NullMarked
package dev.plumbline.detect.repository;

import org.jspecify.annotations.NullMarked;

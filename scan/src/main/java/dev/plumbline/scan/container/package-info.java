/**
 * Opens what holds other contents: archives, compressed streams, databases, compiled constants. By
 * magic, within counted budgets, and never silent about what was left.
 */
@NullMarked
package dev.plumbline.scan.container;

import org.jspecify.annotations.NullMarked;

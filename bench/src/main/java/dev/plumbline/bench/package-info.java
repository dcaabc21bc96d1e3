/** JMH benchmarks of the kernel. Never deployed. */
@NullMarked
package dev.plumbline.bench;

import org.jspecify.annotations.NullMarked;

/** What scripts download, and whether they verify it. */
@NullMarked
package dev.plumbline.detect.infrastructure.downloads;

import org.jspecify.annotations.NullMarked;

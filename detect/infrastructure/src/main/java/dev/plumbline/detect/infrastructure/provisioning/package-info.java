/** Whether a tree describes infrastructure at all, in any language for it. */
@NullMarked
package dev.plumbline.detect.infrastructure.provisioning;

import org.jspecify.annotations.NullMarked;

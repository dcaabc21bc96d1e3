/** Pipelines of code hosts: pinned actions and the rights of their tokens. */
@NullMarked
package dev.plumbline.detect.infrastructure.workflow;

import org.jspecify.annotations.NullMarked;

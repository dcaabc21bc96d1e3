/** Hooks that stop a secret before it is committed, in every form that people set hooks up. */
@NullMarked
package dev.plumbline.detect.repository.hooks;

import org.jspecify.annotations.NullMarked;

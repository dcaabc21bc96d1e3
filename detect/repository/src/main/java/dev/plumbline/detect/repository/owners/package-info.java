/** Code owners: who must review a path, by the host's own rules, and sensitive paths without. */
@NullMarked
package dev.plumbline.detect.repository.owners;

import org.jspecify.annotations.NullMarked;

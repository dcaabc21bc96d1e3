/** What the README says about secrets, held against what the tree uses. */
@NullMarked
package dev.plumbline.detect.repository.readme;

import org.jspecify.annotations.NullMarked;

/** Files of local environment variables: ignored by git, and none with secrets in the tree. */
@NullMarked
package dev.plumbline.detect.repository.envfiles;

import org.jspecify.annotations.NullMarked;

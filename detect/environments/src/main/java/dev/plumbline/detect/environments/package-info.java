/**
 * Environments and the credentials that they run on: the same secret in two of them, and a person's
 * token in what a workload or a pipeline is configured with.
 */
@NullMarked
package dev.plumbline.detect.environments;

import org.jspecify.annotations.NullMarked;

/** Kubernetes manifests: workloads, roles, secrets. */
@NullMarked
package dev.plumbline.detect.infrastructure.kubernetes;

import org.jspecify.annotations.NullMarked;

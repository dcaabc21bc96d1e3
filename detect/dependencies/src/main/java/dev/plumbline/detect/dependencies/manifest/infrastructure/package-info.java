/** Manifests of Terraform, Helm and Nix. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.infrastructure;

import org.jspecify.annotations.NullMarked;

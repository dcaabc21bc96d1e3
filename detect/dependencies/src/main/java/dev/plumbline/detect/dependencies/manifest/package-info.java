/**
 * The seam between ecosystems and checks: what a {@link
 * dev.plumbline.detect.dependencies.manifest.Reader} of one ecosystem says about a manifest. The
 * readers stand in the packages below, one small class for each form of manifest.
 */
@NullMarked
package dev.plumbline.detect.dependencies.manifest;

import org.jspecify.annotations.NullMarked;

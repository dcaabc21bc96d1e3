/** Manifests of Go, Cargo, Swift, CocoaPods and Conan. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.compiled;

import org.jspecify.annotations.NullMarked;

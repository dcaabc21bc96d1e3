/** Manifests of Maven and Gradle. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.jvm;

import org.jspecify.annotations.NullMarked;

/** Manifests of NuGet. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.dotnet;

import org.jspecify.annotations.NullMarked;

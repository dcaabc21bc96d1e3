/** Manifests of Ruby, PHP, Dart and Elixir. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.dynamic;

import org.jspecify.annotations.NullMarked;

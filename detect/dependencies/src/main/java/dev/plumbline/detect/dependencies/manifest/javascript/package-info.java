/** Manifests of npm, Yarn, pnpm, Bun and Deno. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.javascript;

import org.jspecify.annotations.NullMarked;

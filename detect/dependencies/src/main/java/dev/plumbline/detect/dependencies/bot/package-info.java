/** Update bots: what the configuration of Dependabot and Renovate covers. */
@NullMarked
package dev.plumbline.detect.dependencies.bot;

import org.jspecify.annotations.NullMarked;

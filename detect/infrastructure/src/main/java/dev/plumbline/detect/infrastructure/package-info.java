/**
 * Detectors for containers, workloads, downloads and workflows. This package holds what all of them
 * share; each format has a package of its own with its parser, its detector and its rules.
 */
@NullMarked
package dev.plumbline.detect.infrastructure;

import org.jspecify.annotations.NullMarked;

package dev.plumbline.report.model;

import dev.plumbline.evidence.Coverage;

/**
 * What one detector or check looked at.
 *
 * @param name the detector or check
 * @param coverage what it looked at
 */
public record CoverageRow(String name, Coverage coverage) {}

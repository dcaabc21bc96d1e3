package dev.plumbline.report.model;

/**
 * Findings that are not shown, and why.
 *
 * @param reason for example {@code in the baseline} or {@code allowed by a comment}
 * @param count how many
 */
public record Suppressed(String reason, long count) {}

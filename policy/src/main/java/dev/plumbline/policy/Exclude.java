package dev.plumbline.policy;

/**
 * Paths that are not scanned; shown in coverage with the reason.
 *
 * @param pattern as in a git-ignore file
 * @param reason why, in words
 * @param place where it is written
 */
public record Exclude(String pattern, String reason, SourcePlace place) {}

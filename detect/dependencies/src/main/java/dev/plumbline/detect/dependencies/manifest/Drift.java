package dev.plumbline.detect.dependencies.manifest;

/**
 * A dependency that a lock file does not carry as the manifest asks for it.
 *
 * @param dependency which
 * @param reason how they differ, in words that follow the dependency's name
 */
public record Drift(Dependency dependency, String reason) {}

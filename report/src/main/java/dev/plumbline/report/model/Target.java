package dev.plumbline.report.model;

import static java.util.Objects.requireNonNull;

import dev.plumbline.evidence.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What was scanned.
 *
 * @param name what a person calls it, never a path of a machine
 * @param kind for example {@code git work tree}, {@code folder}, {@code archive}, {@code range}
 * @param subject the subject that stands for it
 * @param revision the commit in hex, or null when there is none
 * @param branch the branch, or null when unknown or detached
 * @param repositoryUri the remote address without user name and password, or null when unknown
 */
public record Target(
    String name,
    String kind,
    Subject subject,
    @Nullable String revision,
    @Nullable String branch,
    @Nullable String repositoryUri) {
  public Target {
    requireNonNull(name, "name is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(subject, "subject is null");
  }
}

package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file with dependencies that a bot should keep up to date.
 *
 * @param ecosystem whose
 * @param path the file
 * @param homes folders from which the ecosystem's tools reach it, sorted
 */
public record Target(Ecosystem ecosystem, String path, Set<String> homes) {
  public Target {
    homes = java.util.Collections.unmodifiableSet(new TreeSet<>(homes));
  }
}

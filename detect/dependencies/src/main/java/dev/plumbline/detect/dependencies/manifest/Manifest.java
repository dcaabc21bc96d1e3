package dev.plumbline.detect.dependencies.manifest;

import java.util.List;

/**
 * A file that names direct dependencies.
 *
 * @param ecosystem whose
 * @param path where
 * @param dependencies in the order of the file
 */
public record Manifest(Ecosystem ecosystem, String path, List<Dependency> dependencies) {
  public Manifest {
    dependencies = List.copyOf(dependencies);
  }

  /** Whether it asks for anything from outside this tree. */
  public boolean external() {
    return dependencies.stream().anyMatch(Dependency::external);
  }

  /** The folder it stands in; empty for the root. */
  public String directory() {
    return Paths.parent(path);
  }
}

package dev.plumbline.detect.dependencies.manifest;

import java.util.List;

/** What stands for a manifest's lock file. */
public sealed interface Lock {
  /**
   * A lock file is there and was compared with the manifest.
   *
   * @param path the lock file
   * @param drifts where the two differ for certain; empty when they are in step
   * @param uncovered dependencies of a kind that this lock file never holds
   */
  record Present(String path, List<Drift> drifts, List<Dependency> uncovered) implements Lock {
    public Present {
      drifts = List.copyOf(drifts);
      uncovered = List.copyOf(uncovered);
    }

    /** A lock file that holds every kind of dependency. */
    public Present(String path, List<Drift> drifts) {
      this(path, drifts, List.of());
    }

    /** Whether the lock file carries this dependency as the manifest asks for it. */
    public boolean holds(Dependency dependency) {
      return !uncovered.contains(dependency)
          && drifts.stream().noneMatch(drift -> drift.dependency().equals(dependency));
    }
  }

  /**
   * There is none.
   *
   * @param expected paths of which any one would do, the likeliest first
   * @param remedy what to do, as a sentence without a full stop
   */
  record Missing(List<String> expected, String remedy) implements Lock {
    public Missing {
      expected = List.copyOf(expected);
    }
  }

  /**
   * The manifest is itself as exact as a lock file, by the rules of its ecosystem.
   *
   * @param why in words
   */
  record Inherent(String why) implements Lock {}

  /**
   * A lock file is there and nothing can be said about it.
   *
   * @param path the lock file
   * @param reason why not
   * @param wayOut what to do about it
   */
  record Opaque(String path, String reason, String wayOut) implements Lock {}
}

package dev.plumbline.scan;

/**
 * A detector that sees a whole tree. Stateless and final, with a public no-argument constructor;
 * the build finds it and lists it for {@link java.util.ServiceLoader}. It must end on any input;
 * what it throws becomes a hole that names it, and leaves all its checks unproven.
 */
public interface SnapshotDetector {
  /** What it is. */
  DetectorInfo info();

  /**
   * Looks at the tree.
   *
   * @param snapshot the tree
   * @param parameters the policy's parameters
   * @param reporter takes what was examined, found and not readable
   */
  void detect(Snapshot snapshot, Parameters parameters, Reporter reporter);
}

package dev.plumbline.engine;

import dev.plumbline.policy.ResolvedPolicy;
import java.time.LocalDate;

/** The policies in force in a target. */
public final class Policies {
  private Policies() {}

  /**
   * The policies with the target's own overlay.
   *
   * @throws TargetException if the overlay is not sound; the message lists what is wrong
   */
  public static ResolvedPolicy inForce(Workspace workspace, LocalDate at) throws TargetException {
    return Trust.itself(workspace.currentTree(), at).settings().policy();
  }
}

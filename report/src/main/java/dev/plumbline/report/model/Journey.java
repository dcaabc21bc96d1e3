package dev.plumbline.report.model;

import java.util.List;

/**
 * An ordered way through a policy.
 *
 * @param policy the id of the policy
 * @param title its title
 * @param steps in order
 */
public record Journey(String policy, String title, List<JourneyStep> steps) {
  public Journey {
    steps = List.copyOf(steps);
  }
}

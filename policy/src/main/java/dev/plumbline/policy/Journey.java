package dev.plumbline.policy;

import java.util.List;

/**
 * Steps to be done in order.
 *
 * @param steps in their order
 */
public record Journey(List<Step> steps) {
  public Journey {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param id for example {@code 2.1}
   * @param title what is reached with it
   * @param mandatory whether every project must reach it
   */
  public record Step(String id, String title, boolean mandatory) {}
}

package dev.plumbline.report.model;

import java.util.List;

/**
 * Whether the change may pass.
 *
 * @param open whether it may
 * @param exitCode what the process ends with
 * @param setting which violations close it, in words
 * @param reasons why it is closed, one sentence each; what to know when it is open
 * @param next what to do now, the most useful first
 */
public record Gate(
    boolean open, int exitCode, String setting, List<String> reasons, List<String> next) {
  public Gate {
    reasons = List.copyOf(reasons);
    next = List.copyOf(next);
  }
}

package dev.plumbline.detect.dependencies.bot;

/** Whether a bot proposes updates for a target. */
public sealed interface Cover {
  /** It does. */
  record Covered() implements Cover {}

  /**
   * Its configuration leaves the target out.
   *
   * @param why in words, a clause without a full stop
   * @param add what to add, as a clause
   */
  record Gap(String why, String add) implements Cover {}

  /**
   * Its configuration names the target and switches updates off.
   *
   * @param line where, in the bot's file
   * @param why in words, a clause without a full stop
   */
  record Off(int line, String why) implements Cover {}

  Cover COVERED = new Covered();
}

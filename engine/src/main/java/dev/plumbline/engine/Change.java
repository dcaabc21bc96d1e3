package dev.plumbline.engine;

/** How much of a target is looked at. */
public sealed interface Change {
  /** The whole current tree, and the history unless it is left out. */
  record Everything(boolean history) implements Change {}

  /** What is staged, compared with HEAD. */
  record Staged() implements Change {}

  /**
   * The commits of a range.
   *
   * @param expression {@code A..B} or {@code A...B}
   */
  record Range(String expression) implements Change {}

  /**
   * What a push brings to a remote.
   *
   * @param tip the object that is pushed, in hex: a commit or a tag
   * @param hidden ids in hex that the remote is known to have
   */
  record Push(String tip, java.util.List<String> hidden) implements Change {
    public Push {
      hidden = java.util.List.copyOf(hidden);
    }
  }
}

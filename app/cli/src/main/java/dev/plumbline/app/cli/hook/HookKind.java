package dev.plumbline.app.cli.hook;

import java.util.Optional;

/** The git hooks that Plumbline knows, as githooks(5) names them. */
public enum HookKind {
  /** Before a commit: what is staged. */
  PRE_COMMIT("pre-commit", "the commit"),
  /** Before a commit: its message. */
  COMMIT_MSG("commit-msg", "the commit"),
  /** Before a push: every commit that the remote does not have. */
  PRE_PUSH("pre-push", "the push");

  private final String label;
  private final String stops;

  HookKind(String label, String stops) {
    this.label = label;
    this.stops = stops;
  }

  /** The file's name in the folder of hooks. */
  public String label() {
    return label;
  }

  /** What it stops, in words. */
  public String stops() {
    return stops;
  }

  /** The kind of this name. */
  public static Optional<HookKind> of(String label) {
    for (HookKind kind : values()) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}

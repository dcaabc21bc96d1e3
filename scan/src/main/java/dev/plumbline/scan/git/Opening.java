package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;

/** What came of looking for a repository. */
public sealed interface Opening {
  /** There is one; the caller closes it. */
  record Opened(GitRepository repository) implements Opening {}

  /** There is no repository here or above. */
  record Absent() implements Opening {}

  /** There is one that must not or cannot be read; nothing of it was. */
  record Refused(Hole hole) implements Opening {}
}

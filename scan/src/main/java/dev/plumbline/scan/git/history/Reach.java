package dev.plumbline.scan.git.history;

/** From where an object can be reached; the nearest that applies. */
public enum Reach {
  /** From HEAD, a branch, a tag, a note, the newest stash entry, or another reference. */
  REF,
  /** Only from a reflog (older stash entries too) or a file such as ORIG_HEAD. */
  LOG,
  /** Only from an index: staged and not committed. */
  INDEX,
  /** From nothing: git will delete it some day. */
  NONE
}

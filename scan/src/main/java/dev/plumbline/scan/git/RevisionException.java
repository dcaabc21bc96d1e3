package dev.plumbline.scan.git;

/** A revision expression that names no object, or more than one. */
public final class RevisionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Kind {
    /** It is no expression. */
    SYNTAX,
    /** Nothing has this name. */
    UNKNOWN,
    /** Several things have this name. */
    AMBIGUOUS,
    /** It names an object of another kind. */
    WRONG_KIND,
    /** It leads to an object that is missing or cannot be read. */
    MISSING
  }

  private final Kind kind;

  RevisionException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is wrong with it. */
  public Kind kind() {
    return kind;
  }
}

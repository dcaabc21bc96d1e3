package dev.plumbline.detect.dependencies.manifest;

/** How far a manifest alone, without any lock file, fixes what one dependency resolves to. */
public sealed interface Pin {
  /** One version and no other. */
  record Exact() implements Pin {}

  /** Any version of a bounded set, for example {@code ^1.2}. */
  record Range() implements Pin {}

  /**
   * Whatever is newest on the day.
   *
   * @param what what floats, in words that follow "is", for example {@code "the branch main"}
   */
  record Floating(String what) implements Pin {}

  /**
   * An address whose content nothing verifies.
   *
   * @param what what is fetched, in words that follow "is"
   */
  record Unverified(String what) implements Pin {}

  /** A part of this very tree: a workspace member, a path, a module of the reactor. */
  record Local() implements Pin {}

  /**
   * Cannot be told from the tree.
   *
   * @param reason why not, in words
   * @param managedBy what outside the tree could tell, for example {@code group:artifact} of a
   *     parent; empty if nothing known
   */
  record Unknown(String reason, String managedBy) implements Pin {
    /** Nothing known could tell. */
    public Unknown(String reason) {
      this(reason, "");
    }
  }

  Pin EXACT = new Exact();
  Pin RANGE = new Range();
  Pin LOCAL = new Local();

  /** A floating pin. */
  static Pin floating(String what) {
    return new Floating(what);
  }
}

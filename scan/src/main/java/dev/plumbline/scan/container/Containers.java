package dev.plumbline.scan.container;

/** Tells contents that can only be looked at as a whole. */
public final class Containers {
  private Containers() {}

  /**
   * Whether these bytes begin a container: what is inside depends on all of its bytes, so a part of
   * it says nothing.
   */
  public static boolean isContainer(byte[] bytes, int offset, int length) {
    return Magic.of(bytes, offset, length).isPresent() || Notebook.looksLike(bytes, offset, length);
  }
}

package dev.plumbline.detect.dependencies.manifest;

/**
 * One direct dependency as a manifest states it.
 *
 * @param name the package's name in its ecosystem
 * @param specifier what the manifest asks for, as written; empty when it asks for nothing special
 * @param line where the manifest says so, from 1
 * @param pin how far the manifest alone fixes it
 * @param conditional whether it only applies on some platforms, so that a lock file may leave it
 *     out
 */
public record Dependency(String name, String specifier, int line, Pin pin, boolean conditional) {
  /** A dependency that always applies. */
  public static Dependency of(String name, String specifier, int line, Pin pin) {
    return new Dependency(name, specifier, line, pin, false);
  }

  /** Whether it comes from outside this tree. */
  public boolean external() {
    return !(pin instanceof Pin.Local);
  }
}

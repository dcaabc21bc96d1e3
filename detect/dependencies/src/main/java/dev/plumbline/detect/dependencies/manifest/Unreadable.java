package dev.plumbline.detect.dependencies.manifest;

/** A file that had to be read and could not be, or says what we cannot make out. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final String path;

  /** The file, and why in words. */
  public Unreadable(String path, String reason) {
    super(reason);
    this.path = path;
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** Why, in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

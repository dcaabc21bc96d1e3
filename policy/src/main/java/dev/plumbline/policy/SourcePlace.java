package dev.plumbline.policy;

/**
 * Where something of a policy is written.
 *
 * @param file the name of the file as the loader was given it
 * @param line counts from 1
 */
public record SourcePlace(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}

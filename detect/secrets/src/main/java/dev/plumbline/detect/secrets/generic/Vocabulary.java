package dev.plumbline.detect.secrets.generic;

import java.util.Set;

/** Word lists. */
public final class Vocabulary {
  private Vocabulary() {}

  /** The words of a text, parted by blanks. */
  public static Set<String> of(String words) {
    return Set.of(words.split(" ", -1));
  }
}

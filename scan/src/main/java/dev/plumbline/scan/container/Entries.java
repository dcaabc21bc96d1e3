package dev.plumbline.scan.container;

import java.io.IOException;
import java.io.InputStream;

/** Takes what is in a container. */
public interface Entries {
  /**
   * One entry.
   *
   * @param name its path inside, {@code /} between parts; empty when the container holds one stream
   *     without a name
   * @param data its bytes, valid during the call; need not be read to the end
   */
  void entry(String name, InputStream data) throws IOException;

  /**
   * A symbolic or hard link, which is text and never followed.
   *
   * @param name the entry
   * @param target where it points to
   */
  default void link(String name, String target) {}

  /**
   * Something was not looked at.
   *
   * @param name the entry, empty for the container itself
   * @param reason in words for a person
   */
  void left(String name, String reason);
}

package dev.plumbline.policy;

import java.io.IOException;
import java.util.Optional;

/**
 * Gives the text of policy files, from wherever they are trusted to come: the work tree, a base
 * commit, the organisation's home.
 */
@FunctionalInterface
public interface PolicyFiles {
  /** No files at all. */
  PolicyFiles NONE = name -> Optional.empty();

  /**
   * The text of a file, decoded as UTF-8; empty when there is no such file.
   *
   * @param name relative, with {@code /} between its parts; never leads upwards
   * @throws IOException if it is there and cannot be read
   */
  Optional<String> read(String name) throws IOException;
}

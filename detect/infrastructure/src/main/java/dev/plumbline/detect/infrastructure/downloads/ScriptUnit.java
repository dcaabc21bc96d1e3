package dev.plumbline.detect.infrastructure.downloads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What runs in one place, one after another, over the same files: a script, the stage of a
 * Dockerfile, a job.
 *
 * @param path of its file
 * @param name for messages, for example {@code stage build}; empty for a script of its own
 */
record ScriptUnit(String path, String name, List<Piece> pieces) {
  ScriptUnit {
    pieces = List.copyOf(pieces);
  }

  /** A part of it. */
  sealed interface Piece {}

  /** The language of a text. */
  enum Dialect {
    SHELL,
    POWERSHELL
  }

  /**
   * A script.
   *
   * @param firstLine the number of its first line in the file
   * @param variables what its surroundings set
   */
  record Text(String text, int firstLine, Dialect dialect, Map<String, String> variables)
      implements Piece {
    Text {
      variables = java.util.Collections.unmodifiableMap(new TreeMap<>(variables));
    }
  }

  /** A download that is no command: ADD of a Dockerfile. */
  record Added(String url, String file, int line) implements Piece {}
}

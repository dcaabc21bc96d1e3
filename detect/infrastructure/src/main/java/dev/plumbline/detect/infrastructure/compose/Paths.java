package dev.plumbline.detect.infrastructure.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside the snapshot, as text. */
final class Paths {
  private Paths() {}

  /** Where a relative path written in a file leads; a path that leaves the tree leads nowhere. */
  static String resolve(String file, String relative) {
    int slash = file.lastIndexOf('/');
    return normal((slash < 0 ? "" : file.substring(0, slash + 1)) + relative);
  }

  /** A path without {@code .} and {@code ..}; {@code ..} stays in front if it leaves the tree. */
  static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/+")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}

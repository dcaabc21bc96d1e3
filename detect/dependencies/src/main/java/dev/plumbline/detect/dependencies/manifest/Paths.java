package dev.plumbline.detect.dependencies.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths inside a tree: {@code /} between parts, empty for the root. */
public final class Paths {
  private Paths() {}

  /** The folder of a path; empty for the root. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A path in a folder. */
  public static String in(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /**
   * Where a relative path leads from a folder; empty if it is absolute or leads out of the tree.
   */
  public static Optional<String> resolve(String directory, String relative) {
    String path = relative.replace('\\', '/');
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    ArrayDeque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + path).split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** The folder itself and all above it, nearest first; the root, empty, is last. */
  public static List<String> upwards(String directory) {
    List<String> all = new ArrayList<>();
    String at = directory;
    while (!at.isEmpty()) {
      all.add(at);
      at = parent(at);
    }
    all.add("");
    return all;
  }

  /** A path below a folder, seen from that folder; the folder itself is empty. */
  public static String relative(String directory, String path) {
    if (directory.isEmpty()) {
      return path;
    }
    return path.equals(directory) ? "" : path.substring(directory.length() + 1);
  }

  /** Whether a path is the folder or below it. */
  public static boolean within(String directory, String path) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }
}

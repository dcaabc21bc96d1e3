package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Other scripts of the tree that a script sources or calls, found by how it writes their path. */
final class TreeScripts {
  private static final long MAX_SIZE = 500_000;

  private final Snapshot snapshot;
  private final String folder;

  TreeScripts(Snapshot snapshot, String path) {
    this.snapshot = snapshot;
    int slash = path.lastIndexOf('/');
    this.folder = slash < 0 ? "" : path.substring(0, slash);
  }

  /** A script. */
  record Found(String path, String text) {}

  /**
   * The script that a word names. What a variable or a command puts before the first written slash
   * is taken for the script's own folder, or for the root.
   */
  Optional<Found> find(String word) {
    int unknown = Math.max(word.lastIndexOf('}'), word.lastIndexOf(')'));
    String tail = word.substring(unknown + 1);
    boolean written = unknown < 0 && !tail.startsWith("/");
    if (tail.isBlank() || (unknown >= 0 && !tail.startsWith("/")) || (unknown < 0 && !written)) {
      return Optional.empty();
    }
    for (String candidate : List.of(normal(folder + "/" + tail), normal(tail))) {
      Optional<Found> found = snapshot.file(candidate).flatMap(this::read);
      if (found.isPresent()) {
        return found;
      }
    }
    return unknown >= 0 ? nearest(normal(tail)) : Optional.empty();
  }

  /** The file whose path ends so and that shares most of its folders with the script. */
  private Optional<Found> nearest(String tail) {
    SnapshotFile best = null;
    int shared = -1;
    boolean tie = false;
    for (SnapshotFile file : snapshot.files()) {
      if (file.path().endsWith("/" + tail)) {
        int common = common(file.directory());
        tie = common > shared ? false : tie || common == shared;
        if (common > shared) {
          best = file;
          shared = common;
        }
      }
    }
    return best == null || tie ? Optional.empty() : read(best);
  }

  private int common(String other) {
    String[] a = folder.split("/");
    String[] b = other.split("/");
    int count = 0;
    while (count < Math.min(a.length, b.length) && a[count].equals(b[count])) {
      count++;
    }
    return count;
  }

  private Optional<Found> read(SnapshotFile file) {
    if (!file.regular() || file.size() > MAX_SIZE) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Found(file.path(), snapshot.text(file).replace("\r\n", "\n")));
    } catch (IOException e) {
      return Optional.empty(); // A hole of that file's own examination.
    }
  }

  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/+")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}

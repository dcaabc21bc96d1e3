package dev.plumbline.detect.repository;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A snapshot as one check sees it: what cannot be read becomes a hole of that check and never an
 * exception or a silence.
 */
public record Tree(Snapshot snapshot, CheckId check, Reporter reporter) {
  private static final int MAX_LINKS = 5;
  private static final int BINARY_PROBE = 8000;

  /** All files, links and submodules, sorted by path. */
  public List<SnapshotFile> files() {
    return snapshot.files();
  }

  /** The plain files whose path is accepted, sorted. */
  public List<SnapshotFile> files(Predicate<String> path) {
    return snapshot.files().stream()
        .filter(file -> file.regular() && path.test(file.path()))
        .toList();
  }

  /** The plain file at this path, followed through links that stay in the tree. */
  public Optional<SnapshotFile> file(String path) {
    return snapshot.file(path).flatMap(this::resolve);
  }

  /** The text, or empty after a hole was reported. */
  public Optional<String> text(SnapshotFile file) {
    try {
      return Optional.of(snapshot.text(file));
    } catch (IOException e) {
      unreadable(file.path(), e);
      return Optional.empty();
    }
  }

  /** The bytes, or empty after a hole was reported. */
  public Optional<byte[]> bytes(SnapshotFile file) {
    try {
      return Optional.of(snapshot.read(file));
    } catch (IOException e) {
      unreadable(file.path(), e);
      return Optional.empty();
    }
  }

  /** Reports that a path should have been examined and could not. */
  public void unreadable(String path, String reason, String wayOut) {
    reporter.unreadable(check, path, reason, wayOut);
  }

  /** Reports a path that could not be read. */
  public void unreadable(String path, IOException cause) {
    String reason = cause.getMessage();
    unreadable(
        path,
        "cannot be read" + (reason == null ? "" : ": " + reason),
        "make the file readable, or exclude it with a reason");
  }

  /** Adds to the population of the check. */
  public void examined(String what) {
    reporter.examined(check, what);
  }

  /**
   * The plain file that a link leads to inside the tree. A link that leads out, nowhere or in a
   * circle leads to nothing.
   */
  public Optional<SnapshotFile> resolve(SnapshotFile file) {
    SnapshotFile at = file;
    for (int i = 0; i < MAX_LINKS && at.kind() == SnapshotFile.Kind.SYMLINK; i++) {
      String directory = at.directory();
      Optional<SnapshotFile> next =
          text(at).flatMap(target -> relative(directory, target)).flatMap(snapshot::file);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return at.regular() ? Optional.of(at) : Optional.empty();
  }

  /** The path that {@code target} means when it stands in {@code directory}; empty if outside. */
  public static Optional<String> relative(String directory, String target) {
    String clean = target.strip().replace('\\', '/');
    if (clean.startsWith("/") || clean.contains("\0")) {
      return Optional.empty();
    }
    ArrayDeque<String> parts = new ArrayDeque<>();
    String joined = directory.isEmpty() ? clean : directory + "/" + clean;
    for (String part : joined.split("/", -1)) {
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

  /** Whether these bytes look like no text at all: a NUL near the begin and no byte-order mark. */
  public static boolean binary(byte[] bytes) {
    if (wide(bytes)) {
      return false;
    }
    for (int i = 0; i < Math.min(bytes.length, BINARY_PROBE); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Bytes as text, as {@link Snapshot#text} does. */
  public static String decode(byte[] bytes) {
    if (wide(bytes)) {
      boolean big = (bytes[0] & 0xFF) == 0xFE;
      return new String(
          bytes, 2, bytes.length - 2, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    boolean mark =
        bytes.length >= 3
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF;
    return mark
        ? new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8)
        : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether these bytes begin with a UTF-16 byte-order mark. */
  public static boolean wide(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return mark == 0xFEFF || mark == 0xFFFE;
  }
}

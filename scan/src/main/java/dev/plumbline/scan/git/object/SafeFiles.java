package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads files that really lie under the given roots: a symlink that leads out, a pipe, a device or
 * an oversized file is refused, never opened. Safe for use by several threads.
 */
public final class SafeFiles {
  private static final int MAX_ENTRIES = 4_000_000;

  private final List<Path> roots;
  private final Set<Path> safeParents = ConcurrentHashMap.newKeySet();

  /**
   * Reads under these directories.
   *
   * @throws IOException if one of them does not exist
   */
  public SafeFiles(List<Path> roots) throws IOException {
    List<Path> real = new ArrayList<>();
    for (Path root : roots) {
      real.add(root.toRealPath());
    }
    this.roots = List.copyOf(real);
  }

  /** Where a path really leads. */
  public sealed interface Where {
    /** A regular file inside the roots. */
    record File(Path real, long size) implements Where {}

    /** A directory inside the roots. */
    record Directory(Path real) implements Where {}

    /** Nothing is there. */
    record Absent() implements Where {}

    /** Something is there that must not or cannot be read. */
    record Refused(String reason) implements Where {
      /** The hole this leaves. */
      public Hole hole(Path path) {
        return new Hole(
            path.toString(), reason, "put the file itself there, or scan where it really lies");
      }
    }
  }

  /** Finds out what a path is without opening it. */
  public Where where(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Path real = path;
      if (attributes.isSymbolicLink() || !safeParent(path)) {
        real = path.toRealPath();
        if (!inside(real)) {
          return new Where.Refused("leads out of the repository and is not followed");
        }
        attributes =
            Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      }
      if (attributes.isDirectory()) {
        return new Where.Directory(real);
      }
      return attributes.isRegularFile()
          ? new Where.File(real, attributes.size())
          : new Where.Refused("is neither a file nor a directory");
    } catch (java.nio.file.NoSuchFileException e) {
      return Files.isSymbolicLink(path)
          ? new Where.Refused("is a symlink to nothing")
          : new Where.Absent();
    } catch (java.nio.file.FileSystemException e) {
      String reason = e.getReason();
      boolean notDirectory = reason != null && reason.contains("Not a directory");
      return notDirectory ? new Where.Absent() : new Where.Refused("cannot be read: " + reason);
    } catch (IOException e) {
      return new Where.Refused("cannot be read");
    }
  }

  private boolean safeParent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      return false;
    }
    if (safeParents.contains(parent)) {
      return true;
    }
    boolean safe = parent.toRealPath().equals(parent) && inside(parent);
    if (safe && safeParents.size() < 10_000) {
      safeParents.add(parent);
    }
    return safe;
  }

  /** Whether a real path lies under one of the roots. */
  public boolean inside(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }

  /**
   * The whole file; empty if there is none.
   *
   * @param limit in bytes; a larger file is refused
   * @throws GitDataException if it is refused
   * @throws IOException if reading fails
   */
  public Optional<byte[]> read(Path path, int limit) throws IOException {
    // No switch over the types: what it makes at its first use is felt at every start.
    Where where = where(path);
    if (where instanceof Where.File file) {
      return Optional.of(readFile(file, limit));
    }
    if (where instanceof Where.Refused refused) {
      throw new GitDataException(refused.reason());
    }
    if (where instanceof Where.Directory) {
      throw new GitDataException("is a directory");
    }
    return Optional.empty();
  }

  private static byte[] readFile(Where.File file, int limit) throws IOException {
    if (file.size() > limit) {
      throw new GitDataException(
          "has " + file.size() + " bytes, more than the limit of " + limit + " bytes");
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file.real(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer buffer = ByteBuffer.allocate((int) file.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // goes on until the size seen before is there
      }
      if (buffer.hasRemaining()) {
        throw new GitDataException("became shorter while it was read");
      }
      return buffer.array();
    }
  }

  /**
   * Maps a whole file.
   *
   * @throws IOException if it is not a readable file inside the roots
   */
  MemorySegment map(Path path, Arena arena) throws IOException {
    if (!(where(path) instanceof Where.File file)) {
      throw new GitDataException("is no file inside the repository");
    }
    try (FileChannel channel =
        FileChannel.open(file.real(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  /**
   * The names in a directory, sorted; empty if it is absent.
   *
   * @throws IOException if it leads out, cannot be listed, or has more names than anyone means
   */
  public List<String> list(Path directory) throws IOException {
    Where where = where(directory);
    if (where instanceof Where.Directory found) {
      return names(found.real());
    }
    if (where instanceof Where.Refused refused) {
      throw new GitDataException(refused.reason());
    }
    if (where instanceof Where.File) {
      throw new GitDataException("is a file, not a directory");
    }
    return List.of();
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        if (names.size() == MAX_ENTRIES) {
          throw new GitDataException("has more than " + MAX_ENTRIES + " entries");
        }
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw new GitDataException("cannot be listed", e);
    }
    names.sort(null);
    return names;
  }
}

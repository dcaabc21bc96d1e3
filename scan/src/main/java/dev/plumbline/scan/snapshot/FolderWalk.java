package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.git.GitPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Lists a folder without following any symbolic link, so that it can neither leave the folder nor
 * run in circles.
 */
final class FolderWalk {
  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();

  /** A listed file and the path that opens it, which keeps names that are no valid text. */
  record Entry(SnapshotFile file, Path path) {}

  /** Says which folders and files not to list. */
  interface Filter {
    /** Whether to enter a folder. */
    boolean enter(String path, Path folder) throws IOException;

    /** Whether to list a file. */
    boolean list(String path) throws IOException;
  }

  private record Folder(String path, Path at) {}

  FolderWalk(Path root, Filter filter) {
    Deque<Folder> open = new ArrayDeque<>();
    open.push(new Folder("", root));
    while (!open.isEmpty()) {
      Folder folder = open.pop();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.at())) {
        for (Path child : children) {
          visit(folder, child, filter, open);
        }
      } catch (IOException | DirectoryIteratorException e) {
        hole(folder.path().isEmpty() ? "." : folder.path(), e);
      }
    }
  }

  TreeMap<String, Entry> entries() {
    return entries;
  }

  List<Hole> holes() {
    return holes;
  }

  List<Skip> skips() {
    return skips;
  }

  private void visit(Folder folder, Path child, Filter filter, Deque<Folder> open) {
    String name = name(child);
    String path = folder.path().isEmpty() ? name : folder.path() + "/" + name;
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        if (filter.enter(path, child)) {
          open.push(new Folder(path, child));
        }
      } else if (filter.list(path)) {
        list(path, child, attributes);
      }
    } catch (IOException e) {
      hole(path, e);
    }
  }

  /** The name as git's own files have it, also where its bytes are no text for this machine. */
  private static String name(Path child) {
    String name = child.getFileName().toString();
    if (name.indexOf('\uFFFD') < 0) {
      return name;
    }
    String raw = child.toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = raw.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      boolean escape = raw.charAt(i) == '%';
      bytes.write(escape ? HexFormat.fromHexDigits(raw, i + 1, i + 3) : raw.charAt(i));
      i += escape ? 2 : 0;
    }
    return GitPaths.decode(bytes.toByteArray(), 0, bytes.size());
  }

  private void list(String path, Path child, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      add(path, child, SnapshotFile.Kind.SYMLINK, attributes.size());
    } else if (attributes.isRegularFile()) {
      boolean executable = Files.isExecutable(child);
      add(
          path,
          child,
          executable ? SnapshotFile.Kind.EXECUTABLE : SnapshotFile.Kind.FILE,
          attributes.size());
    } else {
      skips.add(new Skip("not a file: a pipe, socket or device", 1));
    }
  }

  private void add(String path, Path child, SnapshotFile.Kind kind, long size) {
    entries.put(path, new Entry(new SnapshotFile(path, kind, size, null, true), child));
  }

  private void hole(String path, Exception e) {
    holes.add(new Hole(path, Reading.reason(e), Reading.WAY_OUT));
  }
}

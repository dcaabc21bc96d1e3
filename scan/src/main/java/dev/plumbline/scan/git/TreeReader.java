package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads trees. Used by one thread, like the reader it reads through. */
public final class TreeReader {
  /** No file system takes longer paths; deeper trees are made to exhaust a reader. */
  static final int MAX_PATH = 32_768;

  private static final int MAX_ENTRIES = 5_000_000;

  private final ObjectReader objects;

  /** Trees read through this reader. */
  public TreeReader(ObjectReader objects) {
    this.objects = objects;
  }

  /**
   * All files of a tree.
   *
   * @param entries blobs, symlinks and submodules, folder by folder in git's order
   * @param holes folders that could not be read
   * @param notes paths that git would refuse to check out, a few by name
   */
  public record Listing(List<TreeEntry> entries, List<Hole> holes, List<String> notes) {}

  private record Todo(ObjectId tree, String prefix) {}

  /**
   * The entries of one tree, folders among them.
   *
   * @throws GitDataException if it is missing, damaged or no tree
   * @throws IOException if the disk fails
   */
  public List<TreeEntry> entries(ObjectId tree) throws IOException {
    Optional<GitObject> object = objects.read(tree);
    if (object.isEmpty()) {
      throw new GitDataException("the tree is missing");
    }
    if (object.get().kind() != ObjectKind.TREE) {
      throw new GitDataException("is a " + object.get().kind().word() + ", not a tree");
    }
    return parse(object.get().bytes(), tree.length());
  }

  /**
   * Parses a tree's content.
   *
   * @throws GitDataException if it is not one
   */
  public static List<TreeEntry> parse(byte[] bytes, int idLength) throws GitDataException {
    List<TreeEntry> entries = new ArrayList<>();
    TreeCursor cursor = new TreeCursor(bytes, 0, bytes.length, idLength);
    while (cursor.next()) {
      entries.add(
          new TreeEntry(
              GitPaths.decode(bytes, cursor.nameAt(), cursor.nameLength()),
              cursor.mode(),
              ObjectId.of(bytes, cursor.idAt(), idLength)));
    }
    return entries;
  }

  /** Lists all files of a tree, at most five million of them. */
  public Listing flatten(ObjectId tree) {
    List<TreeEntry> found = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    List<String> tricks = new ArrayList<>();
    ArrayDeque<Todo> todo = new ArrayDeque<>();
    todo.push(new Todo(tree, ""));
    long seen = 0;
    while (!todo.isEmpty()) {
      Todo next = todo.pop();
      List<TreeEntry> entries;
      try {
        entries = entries(next.tree());
      } catch (IOException e) {
        holes.add(unreadable(next, RefsReader.reason(e)));
        continue;
      }
      seen += 1 + entries.size();
      if (seen > MAX_ENTRIES || next.prefix().length() > MAX_PATH) {
        holes.add(unreadable(next, "the tree has too many entries or is too deep"));
        if (seen > MAX_ENTRIES) {
          break;
        }
        continue;
      }
      List<Todo> folders = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (TreeEntry entry : entries) {
        String path = next.prefix() + entry.path();
        if ((GitPaths.trick(entry.path()) || !names.add(entry.path())) && tricks.size() < 20) {
          tricks.add("a path that git refuses to check out: " + path);
        }
        if (entry.folder()) {
          folders.add(new Todo(entry.id(), path + "/"));
        } else {
          found.add(new TreeEntry(path, entry.mode(), entry.id()));
        }
      }
      folders.reversed().forEach(todo::push);
    }
    return new Listing(found, holes, tricks);
  }

  private static Hole unreadable(Todo todo, String reason) {
    String place = todo.prefix().isEmpty() ? "tree " + todo.tree().hex() : todo.prefix();
    return new Hole(place, reason, "git fsck --full; in a partial clone git fetch --refetch");
  }
}

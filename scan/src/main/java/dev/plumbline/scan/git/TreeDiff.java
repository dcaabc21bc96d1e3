package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two trees, or between a tree and an index. Equal folders are not opened.
 *
 * @param changes sorted by path
 * @param holes folders that could not be compared
 */
public record TreeDiff(List<PathChange> changes, List<Hole> holes) {
  private static final int MAX_CHANGES = 5_000_000;

  /**
   * Compares two trees.
   *
   * @param before null for nothing
   * @param after null for nothing
   */
  public static TreeDiff between(
      ObjectReader reader, @Nullable ObjectId before, @Nullable ObjectId after) {
    Differ differ = new Differ(reader);
    differ.folders("", before, after);
    return differ.result();
  }

  /**
   * Compares a tree with the index, stage 0 and conflicts alike: what {@code git diff --cached}
   * shows. Entries added with {@code git add -N} have no content yet and are left out.
   *
   * @param before the tree of HEAD; null before the first commit
   */
  public static TreeDiff staged(ObjectReader reader, @Nullable ObjectId before, GitIndex index) {
    Differ differ = new Differ(reader);
    differ.holes.addAll(index.holes());
    List<IndexEntry> entries = index.entries();
    differ.index("", before, entries, 0, entries.size(), index.cachedTree());
    return differ.result();
  }

  private record Pair(String prefix, @Nullable ObjectId before, @Nullable ObjectId after) {}

  private static final class Differ {
    private final TreeReader trees;
    private final Set<PathChange> changes = new TreeSet<>(Differ::order);
    private final List<Hole> holes = new ArrayList<>();

    Differ(ObjectReader reader) {
      this.trees = new TreeReader(reader);
    }

    private static int order(PathChange x, PathChange y) {
      int order = x.compareTo(y);
      order = order != 0 ? order : Integer.compare(x.oldMode(), y.oldMode());
      order = order != 0 ? order : order(x.oldId(), y.oldId());
      order = order != 0 ? order : Integer.compare(x.newMode(), y.newMode());
      return order != 0 ? order : order(x.newId(), y.newId());
    }

    private static int order(@Nullable ObjectId x, @Nullable ObjectId y) {
      return x == null || y == null ? Boolean.compare(x != null, y != null) : x.compareTo(y);
    }

    TreeDiff result() {
      return new TreeDiff(new ArrayList<>(changes), List.copyOf(holes));
    }

    private List<TreeEntry> read(String prefix, @Nullable ObjectId tree) {
      try {
        return tree == null ? List.of() : trees.entries(tree);
      } catch (IOException e) {
        String place = prefix.isEmpty() ? "tree " + tree : prefix;
        holes.add(
            new Hole(
                place,
                RefsReader.reason(e),
                "git fsck --full; in a partial clone git fetch --refetch"));
        return List.of();
      }
    }

    void folders(String prefix, @Nullable ObjectId before, @Nullable ObjectId after) {
      ArrayDeque<Pair> todo = new ArrayDeque<>();
      todo.push(new Pair(prefix, before, after));
      while (!todo.isEmpty()) {
        Pair pair = todo.pop();
        if (full()) {
          return;
        }
        if (tooLong(pair.prefix())) {
          continue;
        }
        Map<String, TreeEntry> old = new HashMap<>();
        for (TreeEntry entry : read(pair.prefix(), pair.before())) {
          old.put(entry.path(), entry);
        }
        for (TreeEntry entry : read(pair.prefix(), pair.after())) {
          TreeEntry was = old.remove(entry.path());
          compare(pair.prefix(), was, entry, todo);
        }
        for (TreeEntry gone : old.values()) {
          compare(pair.prefix(), gone, null, todo);
        }
      }
    }

    private boolean tooLong(String prefix) {
      if (prefix.length() <= TreeReader.MAX_PATH) {
        return false;
      }
      holes.add(
          new Hole(prefix.substring(0, 200) + "…", "the path is too long", "compare without it"));
      return true;
    }

    private boolean full() {
      if (changes.size() <= MAX_CHANGES) {
        return false;
      }
      holes.add(new Hole("tree", "more than " + MAX_CHANGES + " paths differ", "compare less"));
      return true;
    }

    private void compare(
        String prefix, @Nullable TreeEntry was, @Nullable TreeEntry is, ArrayDeque<Pair> todo) {
      if (was != null && was.equals(is)) {
        return;
      }
      ObjectId oldFolder = was != null && was.folder() ? was.id() : null;
      ObjectId newFolder = is != null && is.folder() ? is.id() : null;
      TreeEntry any = is != null ? is : was;
      String path = prefix + (any == null ? "" : any.path());
      if (oldFolder != null || newFolder != null) {
        if (oldFolder == null || !oldFolder.equals(newFolder)) {
          todo.push(new Pair(path + "/", oldFolder, newFolder));
        }
      }
      TreeEntry oldFile = was != null && !was.folder() ? was : null;
      TreeEntry newFile = is != null && !is.folder() ? is : null;
      if (oldFile != null || newFile != null) {
        changes.add(
            new PathChange(
                path,
                oldFile == null ? 0 : oldFile.mode(),
                oldFile == null ? null : oldFile.id(),
                newFile == null ? 0 : newFile.mode(),
                newFile == null ? null : newFile.id()));
      }
    }

    /** Compares a folder with the index entries in {@code [from, to)}, which all lie in it. */
    void index(
        String prefix,
        @Nullable ObjectId before,
        List<IndexEntry> entries,
        int from,
        int to,
        @Nullable CachedTree cached) {
      if (cached != null
          && cached.id() != null
          && cached.id().equals(before)
          && cached.entries() == to - from) {
        return;
      }
      if (tooLong(prefix) || depth(prefix) > 1000) {
        holes.add(new Hole("index", "a folder is too deep to compare", "compare without it"));
        return;
      }
      Map<String, TreeEntry> old = new HashMap<>();
      for (TreeEntry entry : read(prefix, before)) {
        old.put(entry.path(), entry);
      }
      Set<String> present = new HashSet<>();
      for (int at = from; at < to; ) {
        String path = entries.get(at).path();
        int slash = path.indexOf('/', prefix.length());
        if (slash < 0) {
          file(prefix, entries.get(at), old, present);
          at++;
          continue;
        }
        String folder = path.substring(0, slash + 1);
        int end = at;
        while (end < to && entries.get(end).path().startsWith(folder)) {
          end++;
        }
        String name = path.substring(prefix.length(), slash);
        TreeEntry was = old.get(name);
        ObjectId oldFolder = was != null && was.folder() ? was.id() : null;
        if (oldFolder != null) {
          present.add(name);
        }
        CachedTree child = cached == null ? null : cached.children().get(name);
        index(folder, oldFolder, entries, at, end, child);
        at = end;
      }
      ArrayDeque<Pair> todo = new ArrayDeque<>();
      for (TreeEntry gone : old.values()) {
        if (!present.contains(gone.path())) {
          compare(prefix, gone, null, todo);
        }
      }
      todo.forEach(pair -> folders(pair.prefix(), pair.before(), null));
    }

    private static int depth(String prefix) {
      return (int) prefix.chars().filter(c -> c == '/').count();
    }

    private void file(
        String prefix, IndexEntry entry, Map<String, TreeEntry> old, Set<String> present) {
      if (entry.intentToAdd()) {
        return;
      }
      String name = entry.path().substring(prefix.length());
      TreeEntry was = old.get(name);
      TreeEntry file = was != null && !was.folder() ? was : null;
      if (file != null) {
        present.add(name);
      }
      boolean same = file != null && file.mode() == entry.mode() && file.id().equals(entry.id());
      if (!same) {
        changes.add(
            new PathChange(
                entry.path(),
                file == null ? 0 : file.mode(),
                file == null ? null : file.id(),
                entry.mode(),
                entry.id()));
      }
    }
  }
}

package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.IgnoreRules;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.TreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A work tree as git sees it: what it tracks, and what it would add. Ignored files are not in it,
 * and neither are other repositories inside it.
 */
public final class WorkTreeSnapshot implements Snapshot {
  /** Why a submodule is left out. */
  public static final String SUBMODULE = "submodule: another repository, to be checked on its own";

  private static final String NESTED = "another repository inside this one, not tracked";
  private static final String SPARSE = "tracked but left out of the work tree (sparse checkout)";

  private final Path root;
  private final Set<String> tracked = new HashSet<>();
  private final Set<String> trackedFolders = new HashSet<>();
  private final Set<String> submodules = new HashSet<>();
  private final IgnoreRules ignores;
  private final TreeMap<String, FolderWalk.Entry> entries;
  private final List<Hole> holes = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();

  /**
   * Lists the work tree now; contents are read when asked for.
   *
   * @param root the work tree's root
   * @param index what git tracks
   */
  public WorkTreeSnapshot(Path root, GitIndex index) {
    this.root = root;
    this.ignores = new IgnoreRules(this::ignoreFile);
    holes.addAll(index.holes());
    index.entries().forEach(this::track);
    FolderWalk walk = new FolderWalk(root, new Rules());
    entries = walk.entries();
    holes.addAll(walk.holes());
    skips.addAll(walk.skips());
    entries.replaceAll((path, entry) ->
        new FolderWalk.Entry(
            new SnapshotFile(
                path, entry.file().kind(), entry.file().size(), null, tracked.contains(path)),
            entry.path()));
  }

  private void track(IndexEntry entry) {
    String path = entry.path();
    if ((entry.mode() & 0170000) == TreeEntry.SUBMODULE) {
      submodules.add(path);
      skips.add(new Skip(SUBMODULE, 1));
      return;
    }
    if (entry.skipWorktree() && !Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      skips.add(new Skip(SPARSE, 1));
      return;
    }
    tracked.add(path);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      trackedFolders.add(path.substring(0, slash));
    }
  }

  private final class Rules implements FolderWalk.Filter {
    @Override
    public boolean enter(String path, Path folder) throws IOException {
      if (path.equals(".git") || submodules.contains(path) && !trackedFolders.contains(path)) {
        return false;
      }
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
          && !trackedFolders.contains(path)) {
        skips.add(new Skip(NESTED, 1));
        return false;
      }
      return trackedFolders.contains(path) || !ignores.ignored(path, true);
    }

    @Override
    public boolean list(String path) throws IOException {
      if (path.equals(".git") || path.endsWith("/.git")) {
        return false;
      }
      return tracked.contains(path) || !ignores.ignored(path, false);
    }
  }

  private Optional<byte[]> ignoreFile(String directory) throws IOException {
    Path folder;
    try {
      folder = directory.isEmpty() ? root : root.resolve(directory);
    } catch (InvalidPathException e) {
      return Optional.empty(); // no such folder can be opened here, so it ignores nothing
    }
    if (directory.isEmpty()) {
      return Optional.of(rootIgnores(folder));
    }
    return real(folder) ? bytes(folder.resolve(".gitignore")) : Optional.empty();
  }

  /** Whether a folder is reached without any link, so that nothing outside is read through one. */
  private static boolean real(Path folder) {
    try {
      return folder.toRealPath().equals(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** The root's own file after the repository's private one, so that the former wins. */
  private static byte[] rootIgnores(Path root) throws IOException {
    Path info = root.resolve(".git").resolve("info");
    byte[] exclude = real(info) ? bytes(info.resolve("exclude")).orElse(new byte[0]) : new byte[0];
    byte[] own = bytes(root.resolve(".gitignore")).orElse(new byte[0]);
    byte[] both = new byte[exclude.length + 1 + own.length];
    System.arraycopy(exclude, 0, both, 0, exclude.length);
    both[exclude.length] = '\n';
    System.arraycopy(own, 0, both, exclude.length + 1, own.length);
    return both;
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Reading.file(file))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "work tree";
  }

  @Override
  public List<SnapshotFile> files() {
    return entries.values().stream().map(FolderWalk.Entry::file).toList();
  }

  @Override
  public Optional<SnapshotFile> file(String path) {
    return Optional.ofNullable(entries.get(path)).map(FolderWalk.Entry::file);
  }

  @Override
  public byte[] read(SnapshotFile file) throws IOException {
    FolderWalk.Entry entry = entries.get(file.path());
    if (entry == null) {
      throw new IOException("not in the work tree");
    }
    return file.kind() == SnapshotFile.Kind.SYMLINK
        ? Reading.link(entry.path())
        : Reading.file(entry.path());
  }

  @Override
  public List<Hole> holes() {
    return List.copyOf(holes);
  }

  @Override
  public List<Skip> skips() {
    return List.copyOf(skips);
  }

  @Override
  public boolean ignores(String path) {
    try {
      return ignores.ignored(path, false);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean versioned() {
    return true;
  }
}

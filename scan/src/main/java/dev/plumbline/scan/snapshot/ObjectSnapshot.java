package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.IgnoreRules;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.TreeEntry;
import dev.plumbline.scan.git.TreeReader;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of git objects: a commit's, or what is staged. Contents come from the object store. */
public final class ObjectSnapshot implements Snapshot {
  /** What a person does about a missing or damaged object. */
  public static final String WAY_OUT = "git fsck --full; fetch the object or clone again";

  private final String name;
  private final ObjectReader reader;
  private final TreeMap<String, SnapshotFile> files = new TreeMap<>();
  private final TreeMap<String, ObjectId> ids = new TreeMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
  private final IgnoreRules ignores = new IgnoreRules(this::ignoreFile);

  private ObjectSnapshot(String name, ObjectReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /** A commit's tree. */
  public static ObjectSnapshot ofTree(String name, ObjectReader reader, ObjectId tree) {
    ObjectSnapshot snapshot = new ObjectSnapshot(name, reader);
    TreeReader.Listing listing = new TreeReader(reader).flatten(tree);
    snapshot.holes.addAll(listing.holes());
    for (TreeEntry entry : listing.entries()) {
      snapshot.add(entry.path(), entry.mode(), entry.id());
    }
    return snapshot;
  }

  /** Nothing: the tree before the first commit. */
  public static ObjectSnapshot empty(String name, ObjectReader reader) {
    return new ObjectSnapshot(name, reader);
  }

  /** What is staged. Of a path in conflict, all sides are there, each under its own name. */
  public static ObjectSnapshot ofIndex(ObjectReader reader, GitIndex index) {
    ObjectSnapshot snapshot = new ObjectSnapshot("staged", reader);
    snapshot.holes.addAll(index.holes());
    for (IndexEntry entry : index.entries()) {
      if (entry.intentToAdd()) {
        snapshot.skips.add(new Skip("added without content (git add -N)", 1));
      } else {
        String path =
            entry.stage() == 0 ? entry.path() : entry.path() + " (side " + entry.stage() + ")";
        snapshot.add(path, entry.mode(), entry.id());
      }
    }
    return snapshot;
  }

  private void add(String path, int mode, ObjectId id) {
    SnapshotFile.Kind kind =
        switch (mode & 0170000) {
          case TreeEntry.SYMLINK -> SnapshotFile.Kind.SYMLINK;
          case TreeEntry.SUBMODULE -> SnapshotFile.Kind.SUBMODULE;
          default -> (mode & 0111) != 0 ? SnapshotFile.Kind.EXECUTABLE : SnapshotFile.Kind.FILE;
        };
    if (kind == SnapshotFile.Kind.SUBMODULE) {
      skips.add(new Skip(WorkTreeSnapshot.SUBMODULE, 1));
      return;
    }
    files.put(path, new SnapshotFile(path, kind, -1, id.hex(), true));
    ids.put(path, id);
  }

  private Optional<byte[]> ignoreFile(String directory) throws IOException {
    String path = (directory.isEmpty() ? "" : directory + "/") + ".gitignore";
    SnapshotFile file = files.get(path);
    return file == null || !file.regular() ? Optional.empty() : Optional.of(read(file));
  }

  /** The object at a path. */
  public Optional<ObjectId> id(String path) {
    return Optional.ofNullable(ids.get(path));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<SnapshotFile> files() {
    return List.copyOf(files.values());
  }

  @Override
  public Optional<SnapshotFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public byte[] read(SnapshotFile file) throws IOException {
    ObjectId id = ids.get(file.path());
    if (id == null) {
      throw new IOException("not in this tree");
    }
    Optional<GitObject> object;
    synchronized (reader) {
      object = reader.read(id);
    }
    return object
        .orElseThrow(() -> new IOException("object " + id + " is not in the store"))
        .bytes()
        .clone();
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

package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A plain folder without git. */
public final class FolderSnapshot implements Snapshot {
  private final FolderWalk walk;

  /** Lists the folder now; contents are read when asked for. */
  public FolderSnapshot(Path root) {
    walk =
        new FolderWalk(
            root,
            new FolderWalk.Filter() {
              @Override
              public boolean enter(String path, Path folder) {
                return true;
              }

              @Override
              public boolean list(String path) {
                return true;
              }
            });
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public List<SnapshotFile> files() {
    return walk.entries().values().stream().map(FolderWalk.Entry::file).toList();
  }

  @Override
  public Optional<SnapshotFile> file(String path) {
    return Optional.ofNullable(walk.entries().get(path)).map(FolderWalk.Entry::file);
  }

  @Override
  public byte[] read(SnapshotFile file) throws IOException {
    FolderWalk.Entry entry = walk.entries().get(file.path());
    if (entry == null) {
      throw new IOException("not in the folder");
    }
    return file.kind() == SnapshotFile.Kind.SYMLINK
        ? Reading.link(entry.path())
        : Reading.file(entry.path());
  }

  @Override
  public List<Hole> holes() {
    return List.copyOf(walk.holes());
  }

  @Override
  public List<Skip> skips() {
    return List.copyOf(walk.skips());
  }

  @Override
  public boolean ignores(String path) {
    return false;
  }

  @Override
  public boolean versioned() {
    return false;
  }
}

package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A snapshot without the paths that a policy leaves out; each is counted as a skip. */
public final class FilteredSnapshot implements Snapshot {
  private final Snapshot whole;
  private final TreeMap<String, SnapshotFile> files = new TreeMap<>();
  private final List<Skip> skips = new ArrayList<>();

  public FilteredSnapshot(Snapshot whole, List<PathExclude> excludes) {
    this.whole = whole;
    skips.addAll(whole.skips());
    for (SnapshotFile file : whole.files()) {
      Optional<PathExclude> exclude =
          excludes.stream().filter(candidate -> candidate.matches(file.path())).findFirst();
      if (exclude.isPresent()) {
        skips.add(
            new Skip("excluded by " + exclude.get().pattern() + ": " + exclude.get().reason(), 1));
      } else {
        files.put(file.path(), file);
      }
    }
  }

  @Override
  public String name() {
    return whole.name();
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
    return whole.read(file);
  }

  @Override
  public List<Hole> holes() {
    return whole.holes();
  }

  @Override
  public List<Skip> skips() {
    return List.copyOf(skips);
  }

  @Override
  public boolean ignores(String path) {
    return whole.ignores(path);
  }

  @Override
  public boolean versioned() {
    return whole.versioned();
  }
}

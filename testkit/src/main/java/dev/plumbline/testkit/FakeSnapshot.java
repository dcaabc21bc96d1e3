package dev.plumbline.testkit;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.IgnoreRules;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A tree in memory. */
public final class FakeSnapshot implements Snapshot {
  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final TreeMap<String, SnapshotFile> files = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private boolean versioned = true;

  /** Path and text, path and text, … */
  public static FakeSnapshot of(String... pathsAndTexts) {
    FakeSnapshot snapshot = new FakeSnapshot();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      snapshot.with(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return snapshot;
  }

  /**
   * A folder of fixtures. A path part that begins with {@code dot-} stands for one that begins with
   * a dot, so that fixtures do not act on the repository they live in; {@code .expect} files are
   * left out.
   */
  public static FakeSnapshot ofFolder(Path folder) {
    FakeSnapshot snapshot = new FakeSnapshot();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.endsWith(".expect")) {
          snapshot.with(undot(name), Files.readAllBytes(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return snapshot;
  }

  static String undot(String name) {
    return (name.startsWith("dot-") ? "." + name.substring(4) : name).replace("/dot-", "/.");
  }

  /** Adds a file. */
  public FakeSnapshot with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public FakeSnapshot with(String path, byte[] bytes) {
    return with(path, bytes, SnapshotFile.Kind.FILE);
  }

  /** Adds an entry of any kind. */
  public FakeSnapshot with(String path, byte[] bytes, SnapshotFile.Kind kind) {
    contents.put(path, bytes.clone());
    files.put(path, new SnapshotFile(path, kind, bytes.length, null, true));
    return this;
  }

  /** Makes a file that is there fail to be read. */
  public FakeSnapshot unreadable(String path) {
    unreadable.add(path);
    return this;
  }

  /** Adds a hole in the enumeration. */
  public FakeSnapshot hole(String place) {
    holes.add(new Hole(place, "planted by a test", "none"));
    return this;
  }

  /** Makes it a plain folder without git. */
  public FakeSnapshot unversioned() {
    versioned = false;
    return this;
  }

  /** The text of every file, by path, for tests that make copies. */
  public Map<String, byte[]> contents() {
    return contents;
  }

  @Override
  public String name() {
    return "fake";
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
    byte[] bytes = contents.get(file.path());
    if (bytes == null || unreadable.contains(file.path())) {
      throw new IOException("permission denied");
    }
    return bytes.clone();
  }

  @Override
  public List<Hole> holes() {
    return List.copyOf(holes);
  }

  @Override
  public List<Skip> skips() {
    return List.of();
  }

  @Override
  public boolean ignores(String path) {
    if (!versioned) {
      return false;
    }
    try {
      return new IgnoreRules(directory ->
          Optional.ofNullable(
              contents.get((directory.isEmpty() ? "" : directory + "/") + ".gitignore")))
          .ignored(path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean versioned() {
    return versioned;
  }
}

package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.container.Budget;
import dev.plumbline.scan.container.Entries;
import dev.plumbline.scan.container.Magic;
import dev.plumbline.scan.container.Opener;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An archive: zip, jar and their like, tar (also compressed), 7z, packages. Nothing is unpacked to
 * disk: names are data, links are text. How much it may hold unpacked is bounded by bytes counted,
 * so that a bomb ends as a hole.
 */
public final class ArchiveSnapshot implements Snapshot {
  /** All entries together, unpacked, in bytes. */
  public static final long TOTAL_LIMIT = 512L << 20;

  private static final String WAY_OUT = "unpack it in a safe place and check the folder";

  private static final List<String> ENDINGS =
      List.of(
          ".zip",
          ".jar",
          ".war",
          ".ear",
          ".aar",
          ".whl",
          ".nupkg",
          ".apk",
          ".ipa",
          ".vsix",
          ".tar",
          ".tar.gz",
          ".tgz",
          ".tar.bz2",
          ".tbz2",
          ".tar.xz",
          ".txz",
          ".tar.zst",
          ".tzst",
          ".7z",
          ".deb",
          ".rpm",
          ".cpio");

  /** A compressed archive counts in each of its layers. */
  private final Budget budget =
      new Budget(3 * TOTAL_LIMIT, Budget.ENTRIES, TOTAL_LIMIT, (int) Reading.LIMIT);

  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final TreeMap<String, SnapshotFile> files = new TreeMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private long total;

  /**
   * Reads the whole archive.
   *
   * @throws IOException if the file cannot be opened; damage further on becomes a hole
   */
  public ArchiveSnapshot(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        InputStream in = new BufferedInputStream(raw, 1 << 16)) {
      readAll(name, in);
    }
  }

  /** Whether a file's name says that it is an archive this class reads. */
  public static boolean recognises(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  private void readAll(String name, InputStream in) throws IOException {
    byte[] head = in.readNBytes(Magic.PROBE);
    Optional<Magic> kind =
        Magic.of(head, 0, head.length)
            .or(() ->
                name.toLowerCase(Locale.ROOT).endsWith(".tar") && head.length == Magic.PROBE
                    ? Optional.of(Magic.TAR)
                    : Optional.empty());
    try {
      if (kind.isPresent()) {
        open(kind.get(), name, new SequenceInputStream(new ByteArrayInputStream(head), in));
      }
    } catch (Budget.Spent e) {
      holes.add(new Hole(name, e.getMessage() + "; what follows was not read", WAY_OUT));
    }
    if (files.isEmpty() && holes.isEmpty()) {
      holes.add(
          new Hole(name, "no entry could be read: empty, or not this kind of archive", WAY_OUT));
    }
  }

  private void open(Magic kind, String name, InputStream in) throws IOException {
    Opener opener = new Opener(budget);
    if (Opener.streams(kind)) {
      opener.open(kind, in, new Unpacking(name));
      return;
    }
    byte[] bytes = Reading.bounded(in);
    opener.open(kind, bytes, 0, bytes.length, new Unpacking(name));
  }

  /** Takes the entries; a compressed archive is one stream that holds the archive. */
  private final class Unpacking implements Entries {
    private final String name;

    Unpacking(String name) {
      this.name = name;
    }

    @Override
    public void entry(String path, InputStream data) throws IOException {
      if (path.isEmpty()) {
        stream(data);
        return;
      }
      long room = Math.min(Reading.LIMIT, TOTAL_LIMIT - total);
      byte[] bytes = data.readNBytes((int) room + 1);
      if (bytes.length > room) {
        long limit = room == Reading.LIMIT ? Reading.LIMIT : TOTAL_LIMIT;
        holes.add(
            new Hole(
                path,
                "unpacks to more than the limit of " + (limit >> 20) + " MiB; it was not read",
                WAY_OUT));
        return;
      }
      total += bytes.length;
      add(path, bytes, SnapshotFile.Kind.FILE);
    }

    private void stream(InputStream data) throws IOException {
      byte[] head = data.readNBytes(Magic.PROBE);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), data);
      Optional<Magic> inner = Magic.of(head, 0, head.length).filter(Opener::streams);
      if (inner.isPresent()) {
        new Opener(budget).open(inner.get(), whole, this);
      } else {
        entry(name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name, whole);
      }
    }

    @Override
    public void link(String path, String target) {
      add(path, target.getBytes(StandardCharsets.UTF_8), SnapshotFile.Kind.SYMLINK);
    }

    @Override
    public void left(String path, String reason) {
      holes.add(
          path.isEmpty()
              ? new Hole(name, "damaged archive: " + reason, WAY_OUT)
              : new Hole(path, reason, WAY_OUT));
    }
  }

  private void add(String path, byte[] bytes, SnapshotFile.Kind kind) {
    String unique = path;
    for (int i = 2; files.containsKey(unique); i++) {
      unique = path + " (entry " + i + " of this name)";
    }
    contents.put(unique, bytes);
    files.put(unique, new SnapshotFile(unique, kind, bytes.length, null, true));
  }

  @Override
  public String name() {
    return "archive";
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
    if (bytes == null) {
      throw new IOException("not in the archive");
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
    return false;
  }

  @Override
  public boolean versioned() {
    return false;
  }
}

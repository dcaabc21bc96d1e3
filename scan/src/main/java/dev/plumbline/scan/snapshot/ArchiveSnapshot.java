package dev.plumbline.scan.snapshot;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A zip (or jar) or tar (plain or gzip) archive. Nothing is unpacked to disk: names are data, links
 * are text. How much it may hold unpacked is bounded by bytes counted, so that a bomb ends as a
 * hole.
 */
public final class ArchiveSnapshot implements Snapshot {
  /** All entries together, unpacked, in bytes. */
  public static final long TOTAL_LIMIT = 512L << 20;

  private static final String WAY_OUT = "unpack it in a safe place and check the folder";

  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final TreeMap<String, SnapshotFile> files = new TreeMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
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
    return lower.endsWith(".zip")
        || lower.endsWith(".jar")
        || lower.endsWith(".war")
        || lower.endsWith(".tar")
        || lower.endsWith(".tar.gz")
        || lower.endsWith(".tgz");
  }

  private void readAll(String name, InputStream in) {
    String lower = name.toLowerCase(Locale.ROOT);
    try {
      if (lower.endsWith(".zip") || lower.endsWith(".jar") || lower.endsWith(".war")) {
        entries(new ZipArchiveInputStream(in));
      } else if (lower.endsWith(".tar")) {
        entries(new TarArchiveInputStream(in));
      } else {
        entries(new TarArchiveInputStream(new GzipCompressorInputStream(in)));
      }
      if (files.isEmpty() && holes.isEmpty()) {
        holes.add(
            new Hole(name, "no entry could be read: empty, or not this kind of archive", WAY_OUT));
      }
    } catch (IOException | RuntimeException e) {
      holes.add(new Hole(name, "damaged archive: " + Reading.reason(e), WAY_OUT));
    }
  }

  private void entries(ArchiveInputStream<?> in) throws IOException {
    for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.isDirectory()) {
        continue;
      }
      if (!in.canReadEntryData(entry)) {
        holes.add(new Hole(entry.getName(), "encrypted, or packed in an unknown way", WAY_OUT));
        continue;
      }
      if (!read(in, entry)) {
        return;
      }
    }
  }

  private boolean read(ArchiveInputStream<?> in, ArchiveEntry entry) throws IOException {
    String path = entry.getName();
    if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
      add(path, tar.getLinkName().getBytes(StandardCharsets.UTF_8), SnapshotFile.Kind.SYMLINK);
      return true;
    }
    if (entry instanceof TarArchiveEntry tar && !tar.isFile()) {
      skips.add(new Skip("not a file: a pipe, socket or device", 1));
      return true;
    }
    long room = Math.min(Reading.LIMIT, TOTAL_LIMIT - total);
    byte[] bytes = in.readNBytes((int) room + 1);
    if (bytes.length > room) {
      holes.add(
          new Hole(
              path,
              "unpacks to more than the limit of "
                  + ((room == Reading.LIMIT ? Reading.LIMIT : TOTAL_LIMIT) >> 20)
                  + " MiB; this entry and what follows it was not read",
              WAY_OUT));
      return false;
    }
    total += bytes.length;
    add(path, bytes, SnapshotFile.Kind.FILE);
    return true;
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
    return List.copyOf(skips);
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

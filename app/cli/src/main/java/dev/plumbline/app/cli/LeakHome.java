package dev.plumbline.app.cli;

import dev.plumbline.formats.FormatException;
import dev.plumbline.registers.leak.LeakRecord;
import dev.plumbline.registers.leak.LeakRegister;
import dev.plumbline.registers.leak.LeakText;
import dev.plumbline.report.AtomicOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of incidents in the organisation's home. */
record LeakHome(Path org) {
  /**
   * The home.
   *
   * @param org what {@code --org} gives
   * @param repository the root of the repository that is looked at, or null
   */
  static LeakHome of(@Nullable Path org, @Nullable Path repository) throws UsageException {
    if (org == null) {
      throw new UsageException(
          "--org: say where the organisation's home is; records of incidents name people and live"
              + " there, never in a code repository");
    }
    try {
      Path real = org.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new UsageException("--org " + org + ": no folder");
      }
      if (repository != null && real.startsWith(repository.toRealPath())) {
        throw new UsageException(
            "--org: the folder lies in the repository with the leak; give a folder or repository of"
                + " its own");
      }
      return new LeakHome(real);
    } catch (IOException e) {
      throw new UsageException("--org " + org + ": no such folder, or not readable");
    }
  }

  /** All records; a file that cannot be read is an error, since it may be the one that is meant. */
  List<LeakRecord> records() throws UsageException {
    TreeMap<String, String> files = new TreeMap<>();
    Path folder = folder();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> paths = Files.list(folder)) {
        for (Path file : paths.sorted().toList()) {
          if (file.toString().endsWith(".yaml")
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            files.put(file.getFileName().toString(), Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UsageException("--org: " + LeakRegister.FOLDER + " cannot be read");
      }
    }
    LeakRegister register = LeakRegister.read(files);
    if (!register.faults().isEmpty()) {
      throw new UsageException(String.join("\n", register.faults()) + "\ncorrect it first");
    }
    return register.records();
  }

  /** The record with this id, or the begin of one. */
  LeakRecord record(String id) throws UsageException {
    List<LeakRecord> named = new ArrayList<>();
    for (LeakRecord record : records()) {
      if (record.id().equals(id)) {
        return record;
      }
      if (record.id().startsWith(id) || record.secret().fingerprint().startsWith(id)) {
        named.add(record);
      }
    }
    if (named.size() != 1) {
      throw new UsageException(
          id
              + ": "
              + (named.isEmpty() ? "no such record" : named.size() + " records begin so")
              + "; plumb leak list --org DIR shows them");
    }
    return named.getFirst();
  }

  /** Writes a record, whole or not at all, and reads it back. */
  Path write(LeakRecord record) throws IOException {
    Path folder = folder();
    Files.createDirectories(folder);
    Path file = folder.resolve(record.id() + ".yaml");
    if (Files.isSymbolicLink(folder) || Files.isSymbolicLink(file)) {
      throw new IOException(LeakRegister.FOLDER + " is a symbolic link; remove it first");
    }
    String text = LeakText.write(record);
    try {
      if (!LeakText.read(text).equals(record)) {
        throw new IOException("the record would not be read back as it is; nothing was written");
      }
    } catch (FormatException e) {
      throw new IOException("the record would not be readable: " + e.getMessage(), e);
    }
    AtomicOutput.write(file, out -> out.append(text));
    return file;
  }

  private Path folder() {
    return org.resolve(LeakRegister.FOLDER);
  }

  /** SHA-256 of a file in hex. */
  static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The same for a text. */
  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}

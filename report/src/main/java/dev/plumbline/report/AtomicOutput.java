package dev.plumbline.report;

import dev.plumbline.report.escape.VisibleText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file wholly or not at all: into a new file in the same folder, to the disk, then in one
 * move to its name. When anything fails the new file is removed and what stood there before stays.
 */
public final class AtomicOutput {
  private AtomicOutput() {}

  /** What writes the text. */
  @FunctionalInterface
  public interface Body {
    /** Writes all of it, in UTF-8. */
    void writeTo(Appendable out) throws IOException;
  }

  /**
   * Writes a file. A link is followed: the file it points to is replaced. A device or a pipe, such
   * as {@code /dev/stdout}, is written to as it is: there is nothing to replace.
   *
   * @throws OutputException naming the file, the reason and the way out
   */
  public static void write(Path file, Body body) throws OutputException {
    Path temporary = null;
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        special(target, body);
        return;
      }
      Path folder = folder(target);
      temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
      fill(temporary, body);
      copyPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      temporary = null;
      syncFolder(folder);
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      remove(temporary);
    }
  }

  private static Path folder(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null || target.getFileName() == null) {
      throw new IOException("it is not a file");
    }
    return folder;
  }

  private static void special(Path target, Body body) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder: name a file in it");
    }
    try (Writer out =
        new OutputStreamWriter(
            Files.newOutputStream(target, StandardOpenOption.WRITE), StandardCharsets.UTF_8)) {
      body.writeTo(out);
    }
  }

  private static void fill(Path temporary, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream stream = Channels.newOutputStream(channel);
      Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
      body.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    boolean posix = from.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
      Files.setPosixFilePermissions(to, permissions);
    }
  }

  /** So that the new name survives a power cut; not every system lets a folder be opened. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file itself is on the disk and in its place.
    }
  }

  private static void remove(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // The error that led here says more.
      }
    }
  }

  private static OutputException failed(Path file, IOException cause) {
    String name = VisibleText.of(file.toString());
    return new OutputException("cannot write " + name + ": " + reason(file, cause), cause);
  }

  private static String reason(Path file, IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ ->
          "its folder "
              + VisibleText.of(String.valueOf(file.toAbsolutePath().getParent()))
              + " does not exist: make it first";
      case AccessDeniedException _ -> "no permission: nothing was changed";
      case FileSystemException e when e.getReason() != null -> VisibleText.of(e.getReason());
      default -> VisibleText.of(String.valueOf(cause.getMessage()));
    };
  }
}

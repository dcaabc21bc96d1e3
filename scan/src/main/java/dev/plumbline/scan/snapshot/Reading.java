package dev.plumbline.scan.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of a target: never through a symbolic link, never past a limit. */
public final class Reading {
  /** Larger contents are reported, not read. In bytes. */
  public static final long LIMIT = 256L << 20;

  /** What a person does about a file that cannot be read. */
  public static final String WAY_OUT =
      "make it readable, or exclude it with a reason in .plumb/policy.yaml";

  private Reading() {}

  /**
   * A regular file, whole.
   *
   * @throws IOException if it cannot be read, is a link by now, or is over the limit
   */
  public static byte[] file(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      return bounded(in);
    }
  }

  /**
   * A symbolic link's own target, as text.
   *
   * @throws IOException if it cannot be read
   */
  public static byte[] link(Path path) throws IOException {
    return Files.readSymbolicLink(path).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * All of a stream, up to the limit.
   *
   * @throws IOException if it cannot be read or is longer
   */
  public static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new IOException("larger than the limit of " + (LIMIT >> 20) + " MiB");
    }
    return bytes;
  }

  /** Why reading failed, in words and without the machine's paths. */
  public static String reason(Exception e) {
    Throwable cause = e.getCause() instanceof IOException io ? io : e;
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "vanished while being read";
      case FileSystemLoopException _ -> "a loop of links";
      case java.nio.file.FileSystemException f ->
          f.getReason() == null ? "cannot be read" : f.getReason();
      default -> cause.getMessage() == null ? "cannot be read" : cause.getMessage();
    };
  }
}

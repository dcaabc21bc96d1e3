package dev.plumbline.scan.git.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether files are untouched since an earlier look. Goes by the time of the inode's last
 * change, which no program can set: size and time of modification alone are what a hostile archive
 * says they are.
 */
final class FileIdentity {
  /** A later write within the clock's tick would leave the same time. */
  private static final long SETTLED_MILLIS = 2000;

  private FileIdentity() {}

  /** The identity of some files together; empty where it cannot be told. */
  static Optional<String> of(List<Path> files) {
    StringBuilder identity = new StringBuilder();
    long now = System.currentTimeMillis();
    try {
      for (Path file : files) {
        Path real = file.toRealPath();
        Map<String, Object> attributes =
            Files.readAttributes(
                real, "unix:size,lastModifiedTime,ctime,ino,dev", LinkOption.NOFOLLOW_LINKS);
        if (!(attributes.get("ctime") instanceof FileTime changed)
            || !(attributes.get("lastModifiedTime") instanceof FileTime modified)
            || now - changed.toMillis() < SETTLED_MILLIS) {
          return Optional.empty();
        }
        identity
            .append(real)
            .append('\n')
            .append(attributes.get("dev"))
            .append(' ')
            .append(attributes.get("ino"))
            .append(' ')
            .append(attributes.get("size"))
            .append(' ')
            .append(modified)
            .append(' ')
            .append(changed)
            .append('\n');
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(identity.toString());
  }
}

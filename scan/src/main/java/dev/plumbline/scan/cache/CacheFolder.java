package dev.plumbline.scan.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A folder of results by name. Each file carries an HMAC-SHA-256 over its name and its content,
 * made with a key that lies beside it and that only the user can read: a file that was changed,
 * torn or put there by somebody else is as good as none. Files are replaced whole, so that several
 * processes do not disturb each other; the last one wins.
 *
 * <p>Nothing here fails: where a cache cannot be read or written there is none.
 */
public final class CacheFolder {
  private static final byte[] MAGIC = "plumb-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_BYTES = 32;
  private static final int KEY_BYTES = 32;
  private static final String SUFFIX = ".results";

  /** No file is larger, and all together are not. */
  private static final long MOST_BYTES = 128L << 20;

  private static final long MOST_TOGETHER = 512L << 20;

  private final Path folder;

  /** The cache in this folder, which is made when something is first written. */
  public CacheFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What was written under a name; empty when nothing was, or not by this user's runs, or not all.
   *
   * @param name tells what the result depends on; any text
   */
  public Optional<byte[]> read(String name) {
    try {
      Path file = file(name);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] key = key(false);
      byte[] bytes = Files.readAllBytes(file);
      int head = MAGIC.length + MAC_BYTES;
      if (key.length == 0
          || bytes.length < head
          || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(bytes, head, bytes.length);
      byte[] mac = Arrays.copyOfRange(bytes, MAGIC.length, head);
      if (!MessageDigest.isEqual(mac, mac(key, name, content))) {
        return Optional.empty();
      }
      return Optional.of(content);
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** Says that a file was of use: those that were not for the longest time go first. */
  public void touch(String name) {
    try {
      Files.setLastModifiedTime(file(name), FileTime.fromMillis(System.currentTimeMillis()));
    } catch (IOException | SecurityException e) {
      return; // it only goes a little earlier
    }
  }

  /** Puts a content in the place of what was there under this name. */
  public void write(String name, byte[] content) {
    if (content.length > MOST_BYTES - MAGIC.length - MAC_BYTES) {
      return;
    }
    try {
      Files.createDirectories(folder);
      byte[] key = key(true);
      if (key.length == 0) {
        return;
      }
      ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + MAC_BYTES + content.length);
      bytes.put(MAGIC).put(mac(key, name, content)).put(content);
      replace(file(name), bytes.array());
      trim();
    } catch (IOException | SecurityException e) {
      return; // the next run does the work again
    }
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = Files.createTempFile(folder, "new", ".tmp");
    try {
      Files.write(fresh, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        return; // half a file is never shown; without the means for that there is no cache
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The folder's key; empty when there is none and none is to be made. */
  private byte[] key(boolean make) throws IOException {
    Path file = folder.resolve("key");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!make) {
        return new byte[0];
      }
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      Path fresh = Files.createTempFile(folder, "key", ".tmp");
      try {
        Files.write(fresh, key, StandardOpenOption.TRUNCATE_EXISTING);
        privately(fresh);
        Files.createLink(file, fresh); // fails when another process was faster: its key stands
      } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
        return existing(file);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
    return existing(file);
  }

  private static void privately(Path file) throws IOException {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (UnsupportedOperationException e) {
      return; // a temporary file belongs to the user alone where there are no such permissions
    }
  }

  private static byte[] existing(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != KEY_BYTES) {
      return new byte[0];
    }
    byte[] key = Files.readAllBytes(file);
    return key.length == KEY_BYTES ? key : new byte[0];
  }

  private Path file(String name) {
    byte[] digest = sha256(name.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + SUFFIX);
  }

  /** Lets those go that were of no use for the longest time, until the rest is small enough. */
  private void trim() throws IOException {
    record Kept(Path file, long size, FileTime used) {}
    List<Kept> all = new ArrayList<>();
    long together = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        Kept kept = new Kept(file, Files.size(file), Files.getLastModifiedTime(file));
        all.add(kept);
        together += kept.size();
      }
    }
    all.sort(Comparator.comparing(Kept::used).thenComparing(Kept::file));
    for (int i = 0; i < all.size() && together > MOST_TOGETHER; i++) {
      Files.deleteIfExists(all.get(i).file());
      together -= all.get(i).size();
    }
  }

  private static byte[] mac(byte[] key, String name, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(sha256(name.getBytes(StandardCharsets.UTF_8)));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

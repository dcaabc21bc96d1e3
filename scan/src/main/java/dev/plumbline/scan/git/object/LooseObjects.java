package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The loose objects of one object directory. Safe for use by several threads. */
final class LooseObjects {
  private static final int MAX_HEADER = 32;

  private final SafeFiles files;
  private final Path directory;
  private final HashAlgorithm algorithm;

  LooseObjects(SafeFiles files, Path directory, HashAlgorithm algorithm) {
    this.files = files;
    this.directory = directory;
    this.algorithm = algorithm;
  }

  /**
   * A loose object, inflated and checked against its id.
   *
   * @param bytes holds the header too
   * @param offset where the content begins
   */
  record Loose(ObjectKind kind, byte[] bytes, int offset, int length) {}

  /** All ids, sorted. What cannot be listed is added to the holes. */
  List<ObjectId> list(List<Hole> holes, List<String> notes) {
    List<ObjectId> ids = new ArrayList<>();
    int strange = 0;
    for (int i = 0; i < 256; i++) {
      String prefix = HexFormat.of().toHexDigits((byte) i);
      Path folder = directory.resolve(prefix);
      try {
        for (String name : files.list(folder)) {
          Optional<ObjectId> id =
              name.length() == 2 * algorithm.bytes() - 2
                  ? ObjectId.parse(prefix + name)
                  : Optional.empty();
          if (id.isPresent() && id.get().hex().endsWith(name)) {
            ids.add(id.get());
          } else {
            strange++;
          }
        }
      } catch (IOException e) {
        holes.add(new Hole(folder.toString(), "loose objects: " + reason(e), "git fsck --full"));
      }
    }
    if (strange > 0) {
      notes.add(
          strange + " files among the loose objects of " + directory + " are no objects (ignored)");
    }
    ids.sort(null);
    return ids;
  }

  static String reason(IOException e) {
    if (e instanceof GitDataException) {
      return String.valueOf(e.getMessage());
    }
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : "cannot be read (" + e.getClass().getSimpleName() + ")";
  }

  private Path path(ObjectId id) {
    String hex = id.hex();
    return directory.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  boolean contains(ObjectId id) {
    return files.where(path(id)) instanceof SafeFiles.Where.File;
  }

  /**
   * Reads a loose object.
   *
   * @param limit size in bytes above which it is refused
   * @return empty if there is no such file
   * @throws IOException if it is not a loose object with this id, or larger than the limit
   */
  Optional<Loose> read(ObjectId id, int limit) throws IOException {
    // Packed bytes are hardly ever larger than the content; a little slack for stored blocks.
    int packedLimit = (int) Math.min(Integer.MAX_VALUE - 8, limit + (limit >> 10) + 1024L);
    Inflater inflater = new Inflater();
    try {
      Optional<byte[]> packed = files.read(path(id), packedLimit);
      if (packed.isEmpty()) {
        return Optional.empty();
      }
      inflater.setInput(packed.get());
      return Optional.of(inflate(id, inflater, packed.get().length, limit));
    } catch (DataFormatException e) {
      throw new GitDataException("cannot be inflated: " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw new GitDataException("needs more memory than there is", e);
    } finally {
      inflater.end();
    }
  }

  private Loose inflate(ObjectId id, Inflater inflater, int packedLength, int limit)
      throws GitDataException, DataFormatException {
    byte[] head = new byte[MAX_HEADER];
    int done = fill(inflater, head, 0);
    int zero = 0;
    while (zero < done && head[zero] != 0) {
      zero++;
    }
    String[] words = new String(head, 0, zero, StandardCharsets.ISO_8859_1).split(" ", -1);
    if (zero == done || words.length != 2 || !words[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new GitDataException("has no object header");
    }
    ObjectKind kind =
        ObjectKind.ofWord(words[0])
            .orElseThrow(() -> new GitDataException("has an unknown object type"));
    long size = Long.parseLong(words[1]);
    if (size > limit) {
      throw new GitDataException(tooLarge(size, limit));
    }
    if (size > packedLength * 1032L + 64) {
      throw new GitDataException("says it inflates to more than its packed bytes can hold");
    }
    byte[] bytes = Arrays.copyOf(head, Math.max(zero + 1 + (int) size + 1, head.length));
    done = fill(inflater, bytes, done);
    if (done != zero + 1 + size || !inflater.finished() || inflater.getRemaining() > 0) {
      throw new GitDataException("does not inflate to exactly the size its header says");
    }
    MessageDigest digest = algorithm.digest();
    digest.update(bytes, 0, done);
    if (!Arrays.equals(digest.digest(), id.bytes())) {
      throw new GitDataException("has content that does not match its id");
    }
    return new Loose(kind, bytes, zero + 1, (int) size);
  }

  static String tooLarge(long size, int limit) {
    return "has " + size + " bytes, more than the limit of " + limit + " bytes";
  }

  private static int fill(Inflater inflater, byte[] to, int from) throws DataFormatException {
    int done = from;
    while (done < to.length && !inflater.finished()) {
      int n = inflater.inflate(to, done, to.length - done);
      if (n == 0) {
        break;
      }
      done += n;
    }
    return done;
  }
}

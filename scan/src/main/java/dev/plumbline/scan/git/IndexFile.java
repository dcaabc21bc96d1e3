package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.HashAlgorithm;
import dev.plumbline.scan.git.object.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of one index file. */
final class IndexFile {
  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int STAT_BYTES = 40;

  /** Version 4 leaves out what paths share: a small file can unfold to any size. */
  private static final long MAX_PATH_BYTES = 512L << 20;

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final int idLength;
  private final int end;
  private final List<IndexEntry> entries = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable CachedTree cachedTree;
  private @Nullable Link link;
  private byte[] name = new byte[256];
  private long pathBytes;

  private IndexFile(byte[] bytes, int idLength) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes);
    this.idLength = idLength;
    this.end = bytes.length - idLength;
  }

  /**
   * What a split index says about the shared one.
   *
   * @param deleted positions of base entries that are gone
   * @param replaced positions of base entries that the first entries of this file replace
   */
  record Link(ObjectId base, BitSet deleted, BitSet replaced) {
    List<IndexEntry> merge(List<IndexEntry> shared, List<IndexEntry> own) throws GitDataException {
      List<IndexEntry> all = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < shared.size(); i++) {
        IndexEntry entry = shared.get(i);
        if (replaced.get(i)) {
          if (next == own.size()) {
            throw new GitDataException("the index replaces more entries than it has");
          }
          IndexEntry by = own.get(next++);
          entry =
              new IndexEntry(
                  entry.path(),
                  by.mode(),
                  by.id(),
                  by.stage(),
                  by.size(),
                  by.intentToAdd(),
                  by.skipWorktree());
        }
        if (!deleted.get(i)) {
          all.add(entry);
        }
      }
      all.addAll(own.subList(next, own.size()));
      all.sort((x, y) -> {
        int order =
            Arrays.compareUnsigned(
                x.path().getBytes(StandardCharsets.UTF_8),
                y.path().getBytes(StandardCharsets.UTF_8));
        return order != 0 ? order : Integer.compare(x.stage(), y.stage());
      });
      return all;
    }
  }

  static IndexFile parse(byte[] bytes, HashAlgorithm algorithm) throws GitDataException {
    if (bytes.length < 12 + algorithm.bytes()) {
      throw new GitDataException("the index is cut short");
    }
    IndexFile file = new IndexFile(bytes, algorithm.bytes());
    file.verify(algorithm);
    try {
      file.read();
    } catch (IndexOutOfBoundsException e) {
      throw new GitDataException("the index is cut short", e);
    }
    return file;
  }

  private void verify(HashAlgorithm algorithm) throws GitDataException {
    if (checksum().zero()) {
      notes.add("the index has no checksum (index.skipHash)");
      return;
    }
    MessageDigest digest = algorithm.digest();
    digest.update(bytes, 0, end);
    if (!ObjectId.of(digest.digest(), 0, idLength).equals(checksum())) {
      throw new GitDataException("the index does not match its own checksum");
    }
  }

  ObjectId checksum() {
    return ObjectId.of(bytes, end, idLength);
  }

  List<IndexEntry> entries() {
    return entries;
  }

  @Nullable CachedTree cachedTree() {
    return cachedTree;
  }

  @Nullable Link link() {
    return link;
  }

  List<String> notes() {
    return notes;
  }

  private void read() throws GitDataException {
    int version = buffer.getInt(4);
    int count = buffer.getInt(8);
    if (buffer.getInt(0) != SIGNATURE || version < 2 || version > 4) {
      throw new GitDataException("the index has an unknown format");
    }
    int at = 12;
    int nameLength = 0;
    for (int i = 0; i < count; i++) {
      int flagsAt = at + STAT_BYTES + idLength;
      int flags = buffer.getShort(flagsAt);
      boolean extended = (flags & 0x4000) != 0 && version >= 3;
      int more = extended ? buffer.getShort(flagsAt + 2) : 0;
      int from = flagsAt + (extended ? 4 : 2);
      if (version == 4) {
        int strip = 0;
        int c = bytes[from++] & 0xff;
        strip = c & 0x7f;
        while ((c & 0x80) != 0) {
          c = bytes[from++] & 0xff;
          strip = (strip + 1) << 7 | (c & 0x7f);
        }
        if (strip < 0 || strip > nameLength) {
          throw new GitDataException("the index has a broken path");
        }
        nameLength -= strip;
      } else {
        nameLength = 0;
      }
      int zero = zero(from);
      nameLength = append(from, zero, nameLength);
      entries.add(entry(at, flags, more, nameLength));
      at = version == 4 ? zero + 1 : at + ((zero - at + 8) & ~7);
      if (at > end) {
        throw new GitDataException("the index is cut short");
      }
    }
    extensions(at);
  }

  private int zero(int from) throws GitDataException {
    for (int i = from; i < end; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    throw new GitDataException("the index has a path without an end");
  }

  private int append(int from, int to, int length) throws GitDataException {
    int total = length + to - from;
    pathBytes += total;
    if (total > TreeReader.MAX_PATH || pathBytes > MAX_PATH_BYTES) {
      throw new GitDataException("the index has paths that are too long");
    }
    if (total > name.length) {
      name = Arrays.copyOf(name, Math.max(total, 2 * name.length));
    }
    System.arraycopy(bytes, from, name, length, to - from);
    return total;
  }

  private IndexEntry entry(int at, int flags, int more, int nameLength) {
    return new IndexEntry(
        GitPaths.decode(name, 0, nameLength),
        buffer.getInt(at + 24),
        ObjectId.of(bytes, at + STAT_BYTES, idLength),
        (flags >> 12) & 3,
        Integer.toUnsignedLong(buffer.getInt(at + 36)),
        (more & 0x2000) != 0,
        (more & 0x4000) != 0);
  }

  private void extensions(int from) throws GitDataException {
    int at = from;
    while (at < end) {
      if (at + 8 > end) {
        throw new GitDataException("the index has bytes that belong to nothing");
      }
      int size = buffer.getInt(at + 4);
      if (size < 0 || size > end - at - 8) {
        throw new GitDataException("the index has an extension that reaches out of it");
      }
      extension(new String(bytes, at, 4, StandardCharsets.ISO_8859_1), at + 8, at + 8 + size);
      at += 8 + size;
    }
  }

  private void extension(String signature, int from, int to) throws GitDataException {
    switch (signature) {
      case "TREE" -> cachedTree = CachedTree.parse(bytes, from, to, idLength);
      case "link" -> link = readLink(from, to);
      case "sdir" -> {}
      default -> {
        // Git, too, must understand an extension that does not begin with a capital.
        if (!Character.isUpperCase(signature.charAt(0))) {
          throw new GitDataException("the index has an extension that must be understood");
        }
      }
    }
  }

  private Link readLink(int from, int to) throws GitDataException {
    if (to - from < idLength) {
      throw new GitDataException("the index has a broken link extension");
    }
    ObjectId base = ObjectId.of(bytes, from, idLength);
    if (to - from == idLength) {
      return new Link(base, new BitSet(), new BitSet());
    }
    Ewah deleted = Ewah.read(bytes, from + idLength, to);
    Ewah replaced = Ewah.read(bytes, deleted.end(), to);
    return new Link(base, deleted.bits(), replaced.bits());
  }
}

package dev.plumbline.scan.git.object;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A pack and its index, mapped. Bytes are copied out before they are inflated: native code that met
 * the end of a file cut short behind our back would end the process, a copy only throws.
 */
final class Pack {
  static final int HEADER = 12;

  private final String name;
  private final PackIndex index;
  private final MemorySegment data;
  private final int idLength;
  private final int firstOrdinal;
  private final Path stem;
  private final Optional<String> identity;

  private Pack(
      String name,
      PackIndex index,
      MemorySegment data,
      int idLength,
      int firstOrdinal,
      Path stem,
      Optional<String> identity) {
    this.name = name;
    this.index = index;
    this.data = data;
    this.idLength = idLength;
    this.firstOrdinal = firstOrdinal;
    this.stem = stem;
    this.identity = identity;
  }

  /**
   * Maps a pack and its index and checks that they belong together.
   *
   * @param stem the path without {@code .pack}
   * @param firstOrdinal the ordinal of its first id
   * @throws IOException if one of them is not as the format says or they do not belong together
   */
  static Pack open(SafeFiles files, Path stem, Arena arena, int idLength, int firstOrdinal)
      throws IOException {
    String name = String.valueOf(stem.getFileName());
    try {
      Optional<String> identity = identity(stem);
      MemorySegment indexFile = files.map(stem.resolveSibling(name + ".idx"), arena);
      PackIndex index = new PackIndex(indexFile, idLength);
      MemorySegment data = files.map(stem.resolveSibling(name + ".pack"), arena);
      Pack pack = new Pack(name + ".pack", index, data, idLength, firstOrdinal, stem, identity);
      pack.check();
      return pack;
    } catch (InternalError e) {
      throw cutShort(e);
    }
  }

  /** What a read of mapped memory behind the end of a file that became shorter is turned into. */
  static GitDataException cutShort(InternalError e) {
    return new GitDataException("became shorter while it was read", e);
  }

  private static Optional<String> identity(Path stem) {
    return FileIdentity.of(
        List.of(
            stem.resolveSibling(stem.getFileName() + ".pack"),
            stem.resolveSibling(stem.getFileName() + ".idx")));
  }

  /** What tells that the files are the ones an earlier run saw; taken before they were opened. */
  Optional<String> identity() {
    return identity.map(files ->
        files
            + HexFormat.of().formatHex(index.packChecksum())
            + " "
            + HexFormat.of().formatHex(index.checksum()));
  }

  /** Whether the files are still the ones that were opened. */
  boolean untouched() {
    return identity.isPresent() && identity.equals(identity(stem));
  }

  private void check() throws GitDataException {
    if (data.byteSize() < HEADER + idLength) {
      throw new GitDataException("the pack is cut short");
    }
    if (data.get(Be.INT, 0) != 0x5041434b) {
      throw new GitDataException("the pack does not begin with PACK");
    }
    int version = data.get(Be.INT, 4);
    if (version != 2 && version != 3) {
      throw new GitDataException("the pack has the unknown version " + version);
    }
    int count = data.get(Be.INT, 8);
    if (count != index.count()) {
      throw new GitDataException(
          "the pack says it holds "
              + Integer.toUnsignedLong(count)
              + " objects and its index lists "
              + index.count());
    }
    byte[] trailer = data.asSlice(end(), idLength).toArray(ValueLayout.JAVA_BYTE);
    if (!Arrays.equals(trailer, index.packChecksum())) {
      throw new GitDataException("the pack is cut short or its index belongs to another pack");
    }
  }

  String name() {
    return name;
  }

  PackIndex index() {
    return index;
  }

  int count() {
    return index.count();
  }

  int firstOrdinal() {
    return firstOrdinal;
  }

  int idLength() {
    return idLength;
  }

  /** Where the last entry ends and the checksum begins. */
  long end() {
    return data.byteSize() - idLength;
  }

  long bytes() {
    return data.byteSize();
  }

  void copy(long at, byte[] to, int length) throws GitDataException {
    try {
      MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, to, 0, length);
    } catch (InternalError e) {
      throw cutShort(e);
    }
  }

  int byteAt(long at) {
    return data.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }
}

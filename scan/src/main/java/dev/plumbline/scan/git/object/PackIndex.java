package dev.plumbline.scan.git.object;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A pack's index, version 1 or 2: object ids in order with their place in the pack. All positions
 * are checked against the file's size when it is opened, so that later reads stay inside it.
 */
final class PackIndex {
  private static final int MAGIC = 0xff744f63;
  private static final int INTERPOLATIONS = 4;

  private final MemorySegment file;
  private final int idLength;
  private final int version;
  private final int[] fanOut = new int[257];
  private final long idsAt;
  private final int stride;
  private final long crcAt;
  private final long offsetsAt;
  private final long wideAt;
  private final long wideCount;

  /**
   * Checks the frame of an index.
   *
   * @throws GitDataException if its fan-out or its size is not as the format says
   */
  PackIndex(MemorySegment file, int idLength) throws GitDataException {
    this.file = file;
    this.idLength = idLength;
    long size = file.byteSize();
    if (size < 1024 + 2L * idLength) {
      throw new GitDataException("the index is cut short");
    }
    boolean second = file.get(Be.INT, 0) == MAGIC;
    this.version = second ? file.get(Be.INT, 4) : 1;
    if (version != 1 && version != 2) {
      throw new GitDataException("the index has the unknown version " + version);
    }
    long fanOutAt = second ? 8 : 0;
    if (size < fanOutAt + 1024 + 2L * idLength) {
      throw new GitDataException("the index is cut short");
    }
    readFanOut(fanOutAt);
    long count = fanOut[256];
    long body = fanOutAt + 1024;
    this.idsAt = second ? body : body + 4;
    this.stride = second ? idLength : idLength + 4;
    this.crcAt = body + count * idLength;
    this.offsetsAt = second ? crcAt + 4 * count : body;
    this.wideAt = offsetsAt + 4 * count;
    long end = size - 2L * idLength;
    long wideBytes = end - (second ? wideAt : body + count * stride);
    if (wideBytes < 0 || (second ? wideBytes % 8 != 0 || wideBytes > 8 * count : wideBytes != 0)) {
      throw new GitDataException("the index has not the size that its fan-out asks for");
    }
    this.wideCount = second ? wideBytes / 8 : 0;
  }

  private void readFanOut(long at) throws GitDataException {
    for (int i = 0; i < 256; i++) {
      int count = file.get(Be.INT, at + 4L * i);
      if (count < fanOut[i]) {
        throw new GitDataException("the index has a fan-out that does not grow");
      }
      fanOut[i + 1] = count;
    }
  }

  int count() {
    return fanOut[256];
  }

  boolean hasCrc() {
    return version == 2;
  }

  int crc(int position) {
    return file.get(Be.INT, crcAt + 4L * position);
  }

  /** Where the entry begins in the pack; not yet checked against the pack's size; -1 if broken. */
  long offset(int position) {
    if (version == 1) {
      return Integer.toUnsignedLong(file.get(Be.INT, offsetsAt + (long) stride * position));
    }
    int narrow = file.get(Be.INT, offsetsAt + 4L * position);
    if (narrow >= 0) {
      return narrow;
    }
    int wide = narrow & 0x7fffffff;
    return wide < wideCount ? file.get(Be.LONG, wideAt + 8L * wide) : -1;
  }

  ObjectId id(int position) {
    return ObjectId.of(file, idAt(position), idLength);
  }

  private long idAt(int position) {
    return idsAt + (long) stride * position;
  }

  long firstBytes(int position) {
    return file.get(Be.LONG, idAt(position));
  }

  int compare(int position, PackIndex other, int otherPosition) {
    int order = Long.compareUnsigned(firstBytes(position), other.firstBytes(otherPosition));
    return order != 0 ? order : id(position).compareTo(other.id(otherPosition));
  }

  /** The position of an id, or -1. */
  int find(byte[] raw, int at) {
    int bucket = raw[at] & 0xff;
    int low = fanOut[bucket];
    int high = fanOut[bucket + 1];
    long key = (long) Ids.LONG.get(raw, at);
    long lowKey = (long) bucket << 56;
    long highKey = lowKey | 0x00ff_ffff_ffff_ffffL;
    // Ids are spread evenly: a few guesses by proportion halve the memory touched.
    for (int step = 0; low < high; step++) {
      int middle = (low + high) >>> 1;
      if (step < INTERPOLATIONS && high - low > 4) {
        double part = (double) (key - lowKey) / ((double) (highKey - lowKey) + 1);
        middle = Math.clamp(low + (long) (part * (high - low)), low, high - 1);
      }
      long found = firstBytes(middle);
      int order = Long.compareUnsigned(found, key);
      if (order == 0) {
        order = compareRest(middle, raw, at);
        if (order == 0) {
          return middle;
        }
      }
      if (order < 0) {
        low = middle + 1;
        lowKey = found;
      } else {
        high = middle;
        highKey = found;
      }
    }
    return -1;
  }

  private int compareRest(int position, byte[] raw, int at) {
    long id = idAt(position);
    for (int i = 8; i < idLength; i += 4) {
      int order = Integer.compareUnsigned(file.get(Be.INT, id + i), (int) Ids.INT.get(raw, at + i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The first position whose id is not less than a prefix (the prefix followed by zeros). */
  int lowerBound(byte[] prefix) {
    byte[] padded = Arrays.copyOf(prefix, idLength);
    ObjectId wanted = ObjectId.of(padded, 0, idLength);
    int low = fanOut[padded[0] & 0xff];
    int high = fanOut[(padded[0] & 0xff) + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(middle).compareTo(wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The checksum of the pack this index was made for. */
  byte[] packChecksum() {
    return bytes(file.byteSize() - 2L * idLength, idLength);
  }

  /** The checksum that the index says it has. */
  byte[] checksum() {
    return bytes(file.byteSize() - idLength, idLength);
  }

  /** Whether the index's own checksum is right. Reads the whole index. */
  boolean intact(HashAlgorithm algorithm) {
    MessageDigest digest = algorithm.digest();
    long end = file.byteSize() - idLength;
    byte[] buffer = new byte[1 << 16];
    for (long at = 0; at < end; at += buffer.length) {
      int length = (int) Math.min(buffer.length, end - at);
      MemorySegment.copy(file, java.lang.foreign.ValueLayout.JAVA_BYTE, at, buffer, 0, length);
      digest.update(buffer, 0, length);
    }
    return MessageDigest.isEqual(digest.digest(), bytes(end, idLength));
  }

  private byte[] bytes(long at, int length) {
    return file.asSlice(at, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
  }
}

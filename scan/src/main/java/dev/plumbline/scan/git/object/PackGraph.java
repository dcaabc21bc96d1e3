package dev.plumbline.scan.git.object;

import java.util.Arrays;

/**
 * Which entry of a pack builds on which: the entries in the order of their offsets (their
 * <em>rank</em>) and, for each, the ranks of the deltas made against it. 25 bytes an entry.
 */
final class PackGraph {
  /** The entry is no delta. */
  static final int ROOT = -1;

  /** The entry is a delta against an object that is not in this pack. */
  static final int OUTSIDE = -2;

  /** The entry cannot be read. */
  static final int BROKEN = -3;

  private final Pack pack;
  private final long[] offsets;
  private final int[] positions;
  private final byte[] types;
  private final int[] bases;
  private final int[] childStart;
  private final int[] children;

  /**
   * Reads the header of every entry.
   *
   * @throws GitDataException if the index names no sensible places
   */
  PackGraph(Pack pack) throws GitDataException {
    this.pack = pack;
    int count = pack.count();
    offsets = new long[count];
    positions = new int[count];
    types = new byte[count];
    bases = new int[count];
    try {
      order();
      for (int rank = 0; rank < count; rank++) {
        readHeader(rank);
      }
    } catch (InternalError e) {
      throw Pack.cutShort(e);
    }
    childStart = new int[count + 1];
    children = new int[count];
    linkChildren();
    heaviestChildLast();
  }

  private void order() throws GitDataException {
    PackIndex index = pack.index();
    for (int position = 0; position < offsets.length; position++) {
      offsets[position] = index.offset(position);
    }
    Arrays.sort(offsets);
    for (int rank = 0; rank < offsets.length; rank++) {
      long least = rank == 0 ? Pack.HEADER : offsets[rank - 1] + 1;
      if (offsets[rank] < least || offsets[rank] >= pack.end()) {
        throw new GitDataException("the index names places outside the pack or one place twice");
      }
    }
    // Bytes before the first entry would be packed bytes that nobody looks at.
    if (offsets.length > 0 && offsets[0] != Pack.HEADER) {
      throw new GitDataException("the index leaves out the first entry of the pack");
    }
    for (int position = 0; position < offsets.length; position++) {
      positions[Arrays.binarySearch(offsets, index.offset(position))] = position;
    }
  }

  private void readHeader(int rank) {
    long at = offsets[rank];
    long limit = end(rank);
    int c = pack.byteAt(at++);
    int type = (c >> 4) & 7;
    types[rank] = (byte) type;
    while ((c & 0x80) != 0 && at < limit) {
      c = pack.byteAt(at++);
    }
    if (type == EntryReader.OFFSET_DELTA) {
      bases[rank] = byOffset(rank, at, limit);
    } else if (type == EntryReader.ID_DELTA) {
      bases[rank] = byId(at, limit);
    } else {
      bases[rank] = ObjectKind.ofPackType(type).isPresent() ? ROOT : BROKEN;
    }
  }

  private int byOffset(int rank, long from, long limit) {
    long at = from;
    long distance = -1;
    int c;
    do {
      if (at >= limit || distance > 1L << 53) {
        return BROKEN;
      }
      c = pack.byteAt(at++);
      distance = (distance + 1) << 7 | (c & 0x7f);
    } while ((c & 0x80) != 0);
    int base = Arrays.binarySearch(offsets, 0, rank, offsets[rank] - distance);
    return base < 0 ? BROKEN : base;
  }

  private int byId(long at, long limit) {
    if (at + pack.idLength() > limit) {
      return BROKEN;
    }
    byte[] id = new byte[pack.idLength()];
    for (int i = 0; i < id.length; i++) {
      id[i] = (byte) pack.byteAt(at + i);
    }
    int position = pack.index().find(id, 0);
    return position < 0 ? OUTSIDE : Arrays.binarySearch(offsets, pack.index().offset(position));
  }

  private void linkChildren() {
    for (int base : bases) {
      if (base >= 0) {
        childStart[base + 1]++;
      }
    }
    for (int rank = 0; rank < bases.length; rank++) {
      childStart[rank + 1] += childStart[rank];
    }
    int[] next = Arrays.copyOf(childStart, bases.length);
    for (int rank = 0; rank < bases.length; rank++) {
      if (bases[rank] >= 0) {
        children[next[bases[rank]]++] = rank;
      }
    }
  }

  /**
   * Puts the child with the most descendants last. A base is let go when its last child is made, so
   * no more bases than the logarithm of the tree's size are held at once, however deep it is.
   */
  private void heaviestChildLast() {
    int[] weights = new int[bases.length];
    for (int rank = bases.length - 1; rank >= 0; rank--) {
      weights[rank]++;
      if (bases[rank] >= 0) {
        weights[bases[rank]] += weights[rank];
      }
    }
    for (int rank = 0; rank < bases.length; rank++) {
      int last = childStart[rank + 1] - 1;
      int heaviest = last;
      for (int i = childStart[rank]; i < last; i++) {
        heaviest = weights[children[i]] > weights[children[heaviest]] ? i : heaviest;
      }
      if (heaviest != last && last >= 0) {
        int swap = children[last];
        children[last] = children[heaviest];
        children[heaviest] = swap;
      }
    }
  }

  Pack pack() {
    return pack;
  }

  int count() {
    return offsets.length;
  }

  long start(int rank) {
    return offsets[rank];
  }

  long end(int rank) {
    return rank + 1 < offsets.length ? offsets[rank + 1] : pack.end();
  }

  /** The rank of the entry that begins here, or negative. */
  int rankAt(long offset) {
    return Arrays.binarySearch(offsets, offset);
  }

  /** The entry's place in the index. */
  int position(int rank) {
    return positions[rank];
  }

  int ordinal(int rank) {
    return pack.firstOrdinal() + positions[rank];
  }

  int type(int rank) {
    return types[rank];
  }

  /** The rank of the base, or {@link #ROOT}, {@link #OUTSIDE}, {@link #BROKEN}. */
  int base(int rank) {
    return bases[rank];
  }

  int childrenFrom(int rank) {
    return childStart[rank];
  }

  int childrenTo(int rank) {
    return childStart[rank + 1];
  }

  int child(int at) {
    return children[at];
  }
}

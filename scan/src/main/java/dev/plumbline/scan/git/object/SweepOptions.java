package dev.plumbline.scan.git.object;

import java.util.EnumSet;
import java.util.Set;

/**
 * How to sweep.
 *
 * @param threads how many threads read and visit, at least 1
 * @param kinds the kinds to deliver; the others are counted as left out
 * @param maxObjectBytes a larger object is a hole
 * @param maxTotalBytes when more than this was delivered, the rest is a hole; a guard against packs
 *     of a few kilobytes that unfold to terabytes; 0 means 64 GiB or 2,000 times the packs' size,
 *     whichever is more
 * @param verifyHashes also hash every object and compare with its id. Without this a pack whose
 *     index lies about ids, with checksums made to fit, is delivered under the wrong ids
 */
public record SweepOptions(
    int threads,
    Set<ObjectKind> kinds,
    int maxObjectBytes,
    long maxTotalBytes,
    boolean verifyHashes) {
  /** 256 MiB. */
  public static final int DEFAULT_MAX_OBJECT = 256 << 20;

  public SweepOptions {
    if (threads < 1 || maxObjectBytes < 0 || maxTotalBytes < 0) {
      throw new IllegalArgumentException("threads, maxObjectBytes or maxTotalBytes out of range");
    }
    kinds = Set.copyOf(kinds);
  }

  /** All kinds, default limits, no hashing. */
  public static SweepOptions all(int threads) {
    return new SweepOptions(threads, EnumSet.allOf(ObjectKind.class), DEFAULT_MAX_OBJECT, 0, false);
  }

  /** The same, for these kinds only. */
  public SweepOptions only(Set<ObjectKind> kinds) {
    return new SweepOptions(threads, kinds, maxObjectBytes, maxTotalBytes, verifyHashes);
  }

  /** The same, with every object hashed. */
  public SweepOptions verifying() {
    return new SweepOptions(threads, kinds, maxObjectBytes, maxTotalBytes, true);
  }

  /** The same, with another limit for one object. */
  public SweepOptions limit(int bytes) {
    return new SweepOptions(threads, kinds, bytes, maxTotalBytes, verifyHashes);
  }
}

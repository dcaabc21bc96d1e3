package dev.plumbline.scan.git.object;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How to sweep.
 *
 * @param threads how many threads read and visit, at least 1
 * @param kinds the kinds to deliver; the others are counted as left out
 * @param maxObjectBytes a larger object is a hole
 * @param maxTotalBytes when more than this was delivered, the rest is a hole; a guard against packs
 *     of a few kilobytes that unfold to terabytes; 0 means 64 GiB or 2,000 times the packs' size,
 *     whichever is more
 * @param verify which objects, by ordinal, are also hashed and compared with their ids. An object
 *     that is not hashed is delivered with its true content, but a pack whose index lies, with
 *     checksums made to fit, can give it another object's id: conclude nothing from the id of an
 *     object that was not hashed. A loose object is always hashed
 * @param packs which packs to read, by number; see {@link PackState}
 * @param loose whether to read loose objects
 */
public record SweepOptions(
    int threads,
    Set<ObjectKind> kinds,
    int maxObjectBytes,
    long maxTotalBytes,
    IntPredicate verify,
    IntPredicate packs,
    boolean loose) {
  /** 256 MiB. */
  public static final int DEFAULT_MAX_OBJECT = 256 << 20;

  public SweepOptions {
    if (threads < 1 || maxObjectBytes < 0 || maxTotalBytes < 0) {
      throw new IllegalArgumentException("threads, maxObjectBytes or maxTotalBytes out of range");
    }
    kinds = Set.copyOf(kinds);
  }

  /** A sweep over all packs and the loose objects. */
  public SweepOptions(
      int threads,
      Set<ObjectKind> kinds,
      int maxObjectBytes,
      long maxTotalBytes,
      IntPredicate verify) {
    this(threads, kinds, maxObjectBytes, maxTotalBytes, verify, pack -> true, true);
  }

  /** All kinds, default limits, no hashing. */
  public static SweepOptions all(int threads) {
    return new SweepOptions(
        threads, EnumSet.allOf(ObjectKind.class), DEFAULT_MAX_OBJECT, 0, ordinal -> false);
  }

  /** The same, for these kinds only. */
  public SweepOptions only(Set<ObjectKind> kinds) {
    return new SweepOptions(threads, kinds, maxObjectBytes, maxTotalBytes, verify, packs, loose);
  }

  /** The same, over these packs only, with or without loose objects. */
  public SweepOptions packs(IntPredicate numbers, boolean looseToo) {
    return new SweepOptions(
        threads, kinds, maxObjectBytes, maxTotalBytes, verify, numbers, looseToo);
  }

  /** The same, with every object hashed. */
  public SweepOptions verifying() {
    return verifying(ordinal -> true);
  }

  /** The same, with these objects hashed. */
  public SweepOptions verifying(IntPredicate ordinals) {
    return new SweepOptions(threads, kinds, maxObjectBytes, maxTotalBytes, ordinals, packs, loose);
  }

  /** The same, with another limit for one object. */
  public SweepOptions limit(int bytes) {
    return new SweepOptions(threads, kinds, bytes, maxTotalBytes, verify, packs, loose);
  }
}

package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * All ids of a store: those of the packs, in the order of their indexes, then the loose ones. An id
 * that stands more than once counts where it stands first; the others are duplicates.
 */
final class Inventory {
  private final ObjectId[] loose;
  private final int packed;
  private final BitSet duplicates = new BitSet();
  private final List<Hole> holes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Inventory(List<Pack> packs, List<LooseObjects> directories) {
    int inPacks = 0;
    for (Pack pack : packs) {
      inPacks += pack.count();
    }
    this.packed = inPacks;
    List<ObjectId> ids = new ArrayList<>();
    for (LooseObjects directory : directories) {
      ids.addAll(directory.list(holes, notes));
    }
    ids.sort(null);
    this.loose = ids.toArray(ObjectId[]::new);
    merge(packs);
    for (int i = 0; i < loose.length; i++) {
      byte[] raw = loose[i].bytes();
      if ((i > 0 && loose[i].equals(loose[i - 1]))
          || packs.stream().anyMatch(pack -> pack.index().find(raw, 0) >= 0)) {
        duplicates.set(packed + i);
      }
    }
  }

  /** Merges the sorted indexes; equal ids come out next to each other, lowest pack first. */
  private void merge(List<Pack> packs) {
    int[] next = new int[packs.size()];
    java.util.PriorityQueue<Integer> heap =
        new java.util.PriorityQueue<>((x, y) -> {
          int order = packs.get(x).index().compare(next[x], packs.get(y).index(), next[y]);
          return order != 0 ? order : Integer.compare(x, y);
        });
    boolean[] unsorted = new boolean[packs.size()];
    for (int i = 0; i < packs.size(); i++) {
      if (packs.get(i).count() > 0) {
        heap.add(i);
      }
    }
    Integer lastPack = null;
    int lastPosition = 0;
    while (!heap.isEmpty()) {
      int pack = heap.remove();
      PackIndex index = packs.get(pack).index();
      int position = next[pack];
      if (lastPack != null
          && index.compare(position, packs.get(lastPack).index(), lastPosition) == 0) {
        duplicates.set(packs.get(pack).firstOrdinal() + position);
      }
      lastPack = pack;
      lastPosition = position;
      if (position > 0 && index.compare(position - 1, index, position) >= 0) {
        unsorted[pack] = true;
      }
      next[pack]++;
      if (next[pack] < packs.get(pack).count()) {
        heap.add(pack);
      }
    }
    for (int i = 0; i < unsorted.length; i++) {
      if (unsorted[i]) {
        holes.add(
            new Hole(
                packs.get(i).name(),
                "the index is not in order: objects in it cannot be found by their ids",
                "git fsck --full; then git index-pack on the pack, or clone again"));
      }
    }
  }

  /** How many ids, duplicates too. */
  int total() {
    return packed + loose.length;
  }

  int packed() {
    return packed;
  }

  int distinct() {
    return total() - duplicates.cardinality();
  }

  boolean duplicate(int ordinal) {
    return duplicates.get(ordinal);
  }

  /** How many of a range of ordinals are no duplicates. */
  int distinct(int from, int to) {
    return to - from - duplicates.get(from, to).cardinality();
  }

  /** Which of a range of ordinals are duplicates, as a digest. */
  String duplicates(int from, int to) {
    byte[] bits = duplicates.get(from, to).toByteArray();
    return HexFormat.of().formatHex(HashAlgorithm.SHA256.digest().digest(bits));
  }

  ObjectId[] loose() {
    return loose;
  }

  List<Hole> holes() {
    return holes;
  }

  List<String> notes() {
    return notes;
  }
}

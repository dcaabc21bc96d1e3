package dev.plumbline.scan.history;

import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectStore;
import dev.plumbline.scan.git.object.PackState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an earlier run's results holds for a repository as it is now. The results of a pack do
 * when its files are untouched and the same of its objects count elsewhere: then whatever it counts
 * was scanned. Loose objects are always read: each is a file that could have been touched.
 */
final class Recall {
  private final ObjectStore store;
  private final Memory memory;
  private final List<PackState> packs;
  private final Map<Integer, Memory.Pack> known = new HashMap<>();
  private final String stateDigest;
  private final Memory.@Nullable State state;

  Recall(GitRepository repository, Memory memory) {
    this.store = repository.objects();
    this.memory = memory;
    this.packs = store.packStates();
    Optional<Memory.Remembered> before = memory.read();
    stateDigest = memory == Memory.NONE ? "" : StateDigest.of(repository, packs).orElse("");
    if (before.isEmpty()) {
      state = null;
      return;
    }
    for (PackState pack : packs) {
      for (Memory.Pack candidate : before.get().packs()) {
        if (pack.identity().isPresent()
            && pack.identity().get().equals(candidate.identity())
            && pack.duplicates().equals(candidate.duplicates())) {
          known.put(pack.number(), candidate);
        }
      }
    }
    Memory.State last = before.get().state();
    state =
        last != null && !stateDigest.isEmpty() && last.digest().equals(stateDigest) ? last : null;
  }

  List<PackState> packs() {
    return packs;
  }

  /** Whether a pack need not be read. */
  boolean knows(int pack) {
    return known.containsKey(pack);
  }

  boolean knowsAny() {
    return !known.isEmpty();
  }

  /** What the commits and trees say; null when it must be found out. */
  Memory.@Nullable State state() {
    return state;
  }

  boolean sameState() {
    return state != null;
  }

  String stateDigest() {
    return stateDigest;
  }

  /** Hits in the packs that are known. */
  List<ObjectHits> hits() {
    List<ObjectHits> hits = new ArrayList<>();
    known.forEach((number, pack) -> hits.addAll(pack.hits()));
    return hits;
  }

  /** Git LFS pointers in the packs that are known. */
  List<Memory.Pointer> pointers() {
    List<Memory.Pointer> pointers = new ArrayList<>();
    known.forEach((number, pack) -> pointers.addAll(pack.pointers()));
    return pointers;
  }

  /** How many trees the known packs hold. */
  long trees() {
    return known.values().stream().mapToLong(Memory.Pack::trees).sum();
  }

  /** How many other objects they hold: all of them were scanned. */
  long scanned() {
    return packs.stream().filter(p -> knows(p.number())).mapToLong(PackState::distinct).sum()
        - trees();
  }

  /** Takes out the objects of known packs: they were not hashed in this run. */
  void blobs(BitSet verified) {
    for (PackState pack : packs) {
      if (knows(pack.number())) {
        verified.clear(pack.firstOrdinal(), pack.firstOrdinal() + pack.count());
      }
    }
  }

  /**
   * Leaves the results for the next run: those of each pack that was read whole and is still what
   * it was when it was opened.
   *
   * @param hits of the objects that this run read
   * @param trees by pack, how many this run read
   * @param damaged packs that were not read whole
   */
  void remember(
      List<ObjectHits> hits,
      List<Memory.Pointer> pointers,
      List<Integer> trees,
      Set<Integer> damaged,
      Memory.State found) {
    if (memory == Memory.NONE || (known.size() == packs.size() && state != null)) {
      return;
    }
    Map<Integer, List<ObjectHits>> hitsOf = new HashMap<>();
    for (ObjectHits object : hits) {
      hitsOf.computeIfAbsent(pack(object.id()), n -> new ArrayList<>()).add(object);
    }
    Map<Integer, List<Memory.Pointer>> pointersOf = new HashMap<>();
    for (Memory.Pointer pointer : pointers) {
      pointersOf.computeIfAbsent(pack(pointer.object()), n -> new ArrayList<>()).add(pointer);
    }
    List<Memory.Pack> kept = new ArrayList<>();
    Set<Integer> gone = new HashSet<>(damaged);
    for (PackState pack : packs) {
      int number = pack.number();
      if (pack.identity().isEmpty() || damaged.contains(number) || !store.untouched(number)) {
        gone.add(number);
      } else if (known.get(number) != null) {
        kept.add(known.get(number));
      } else {
        kept.add(
            new Memory.Pack(
                pack.identity().get(),
                pack.duplicates(),
                trees.get(number),
                hitsOf.getOrDefault(number, List.of()).stream().sorted().toList(),
                pointersOf.getOrDefault(number, List.of())));
      }
    }
    memory.write(
        new Memory.Remembered(kept, gone.isEmpty() && !stateDigest.isEmpty() ? found : null));
  }

  private int pack(ObjectId id) {
    return store.packNumber(store.ordinal(id));
  }
}

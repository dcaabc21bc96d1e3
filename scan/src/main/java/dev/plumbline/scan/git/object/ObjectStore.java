package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one repository: all packs and loose objects of its object directories. Safe for
 * use by several threads; each reads through its own {@link #reader}. Close it when no thread uses
 * it any more.
 */
public final class ObjectStore implements AutoCloseable {
  private static final String FSCK =
      "git fsck --full; restore the pack from a backup or clone again";

  private final HashAlgorithm algorithm;
  private final Arena arena = Arena.ofShared();
  private final List<Pack> packs = new ArrayList<>();
  private final List<LooseObjects> loose = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean promisor;
  private int lastPack;
  private @Nullable Inventory inventory;

  private ObjectStore(HashAlgorithm algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * Maps the packs of these object directories. Loose objects are only listed when they are asked
   * for. What cannot be opened is in {@link #holes}; this never fails because of it.
   *
   * @param files the only files it opens
   * @param directories directories such as {@code .git/objects}
   */
  public static ObjectStore open(SafeFiles files, List<Path> directories, HashAlgorithm algorithm) {
    ObjectStore store = new ObjectStore(algorithm);
    for (Path directory : directories) {
      store.loose.add(new LooseObjects(files, directory, algorithm));
      store.openPacks(files, directory.resolve("pack"));
    }
    return store;
  }

  private void openPacks(SafeFiles files, Path directory) {
    List<String> names;
    try {
      names = files.list(directory);
    } catch (IOException e) {
      holes.add(new Hole(directory.toString(), LooseObjects.reason(e), FSCK));
      return;
    }
    Set<String> stems = new TreeSet<>();
    for (String name : names) {
      if (name.endsWith(".pack") || name.endsWith(".idx")) {
        stems.add(name.substring(0, name.lastIndexOf('.')));
      } else if (name.endsWith(".promisor")) {
        promisor = true;
      } else if (name.startsWith("tmp_")) {
        notes.add("left over by an interrupted git, not read: objects/pack/" + name);
      }
    }
    Set<String> present = Set.copyOf(names);
    for (String stem : stems) {
      openPack(files, directory, stem, present);
    }
  }

  private void openPack(SafeFiles files, Path directory, String stem, Set<String> present) {
    String place = "objects/pack/" + stem;
    if (!present.contains(stem + ".idx")) {
      holes.add(
          new Hole(place + ".pack", "the pack has no index", "git index-pack " + place + ".pack"));
      return;
    }
    if (!present.contains(stem + ".pack")) {
      holes.add(new Hole(place + ".idx", "the index has no pack", FSCK));
      return;
    }
    try {
      int ordinal = packs.isEmpty() ? 0 : end(packs.getLast());
      Pack pack = Pack.open(files, directory.resolve(stem), arena, algorithm.bytes(), ordinal);
      if (ordinal > Integer.MAX_VALUE - 16_000_000 - pack.count()) {
        throw new GitDataException("there are more objects than can be numbered");
      }
      packs.add(pack);
    } catch (IOException | OutOfMemoryError e) {
      String reason =
          e instanceof IOException io ? LooseObjects.reason(io) : "no address space to map it";
      holes.add(new Hole(place + ".pack", reason, FSCK));
    }
  }

  private static int end(Pack pack) {
    return pack.firstOrdinal() + pack.count();
  }

  /** How objects are named here. */
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  /** Whether a pack came from a partial clone ({@code .promisor}). */
  public boolean promisor() {
    return promisor;
  }

  /** Packs and directories that could not be opened. Single objects are found by a sweep. */
  public List<Hole> holes() {
    return List.copyOf(holes);
  }

  /** Facts a reader of the coverage must know. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The packs, in the order of their ordinals. */
  public List<PackState> packStates() {
    List<PackState> states = new ArrayList<>();
    for (int i = 0; i < packs.size(); i++) {
      Pack pack = packs.get(i);
      states.add(
          new PackState(
              i,
              pack.name(),
              pack.firstOrdinal(),
              pack.count(),
              inventory().duplicates(pack.firstOrdinal(), end(pack)),
              inventory().distinct(pack.firstOrdinal(), end(pack)),
              pack.identity()));
    }
    return states;
  }

  /** Whether a pack's files are still the ones that were opened. */
  public boolean untouched(int pack) {
    return packs.get(pack).untouched();
  }

  /** The number of the pack in which an object counts; -1 for a loose one. */
  public int packNumber(int ordinal) {
    Pack pack = packOf(ordinal);
    return pack == null ? -1 : packs.indexOf(pack);
  }

  /** The ids of all loose objects, sorted. */
  public List<ObjectId> looseIds() {
    return List.of(inventory().loose());
  }

  List<Pack> packs() {
    return packs;
  }

  List<LooseObjects> loose() {
    return loose;
  }

  synchronized Inventory inventory() {
    if (inventory == null) {
      inventory = new Inventory(packs, loose);
    }
    return inventory;
  }

  /** How many distinct objects there are. */
  public long count() {
    return inventory().distinct();
  }

  /** All ordinals are less than this. */
  public int ordinals() {
    return inventory().total();
  }

  /**
   * The number of an object in this store, the same as long as the store is open; -1 if it is not
   * there. Duplicates have the number of the copy that counts.
   *
   * @param raw holds the raw id
   * @param at where it begins
   */
  public int ordinal(byte[] raw, int at) {
    Inventory all = inventory();
    int guess = lastPack;
    if (guess < packs.size()) {
      int position = packs.get(guess).index().find(raw, at);
      if (position >= 0 && !all.duplicate(packs.get(guess).firstOrdinal() + position)) {
        return packs.get(guess).firstOrdinal() + position;
      }
    }
    for (int i = 0; i < packs.size(); i++) {
      int position = packs.get(i).index().find(raw, at);
      if (position >= 0) {
        lastPack = i;
        return packs.get(i).firstOrdinal() + position;
      }
    }
    int index = Arrays.binarySearch(all.loose(), ObjectId.of(raw, at, algorithm.bytes()));
    return index < 0 ? -1 : all.packed() + index;
  }

  /** As {@link #ordinal(byte[], int)}. */
  public int ordinal(ObjectId id) {
    return id.length() == algorithm.bytes() ? ordinal(id.bytes(), 0) : -1;
  }

  /** The id with this number. */
  public ObjectId id(int ordinal) {
    Pack pack = packOf(ordinal);
    return pack == null
        ? inventory().loose()[ordinal - inventory().packed()]
        : pack.index().id(ordinal - pack.firstOrdinal());
  }

  @Nullable Pack packOf(int ordinal) {
    int low = 0;
    int high = packs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Pack pack = packs.get(middle);
      if (ordinal < pack.firstOrdinal()) {
        high = middle - 1;
      } else if (ordinal >= end(pack)) {
        low = middle + 1;
      } else {
        return pack;
      }
    }
    return null;
  }

  /** Whether the object is there; says nothing about whether it can be read. */
  public boolean contains(ObjectId id) {
    if (id.length() != algorithm.bytes()) {
      return false;
    }
    byte[] raw = id.bytes();
    return packs.stream().anyMatch(pack -> pack.index().find(raw, 0) >= 0)
        || loose.stream().anyMatch(directory -> directory.contains(id));
  }

  /**
   * The distinct ids that begin with these hex digits, at most {@code max} of them, sorted.
   *
   * @param prefix lower-case hex digits, at least 4
   */
  public List<ObjectId> startingWith(String prefix, int max) {
    TreeSet<ObjectId> found = new TreeSet<>();
    byte[] bytes =
        java.util.HexFormat.of().parseHex(prefix + (prefix.length() % 2 == 0 ? "" : "0"));
    for (Pack pack : packs) {
      int position = pack.index().lowerBound(bytes);
      for (int n = 0; n < max && position < pack.count(); n++, position++) {
        ObjectId id = pack.index().id(position);
        if (!id.hex().startsWith(prefix)) {
          break;
        }
        found.add(id);
      }
    }
    for (ObjectId id : inventory().loose()) {
      if (id.hex().startsWith(prefix)) {
        found.add(id);
      }
    }
    return found.stream().limit(max).toList();
  }

  /** A reader for one thread, with the default limit for one object. */
  public ObjectReader reader() {
    return new ObjectReader(this, SweepOptions.DEFAULT_MAX_OBJECT);
  }

  /**
   * Delivers every distinct object of the kinds asked for exactly once, in no particular order, to
   * as many visitors as there are threads. A damaged object, pack or index leaves holes and the
   * sweep goes on with the rest.
   *
   * @param visitors makes one visitor for each thread
   * @throws RuntimeException what a visitor threw, after all threads have ended
   */
  public SweepResult sweep(Supplier<? extends ObjectVisitor> visitors, SweepOptions options) {
    return new Sweep(this, options, visitors).run();
  }

  @Override
  public void close() {
    arena.close();
  }
}

package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.Tag;
import dev.plumbline.scan.git.TreeCursor;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectStore;
import dev.plumbline.scan.git.object.ObjectVisitor;
import dev.plumbline.scan.git.object.SweptObject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down what points to what, for one thread of a sweep. Blobs pass by. */
final class Recorder implements ObjectVisitor {
  /** Edges of all threads together; 8 bytes each, at most a third of the memory there is. */
  private static final long MAX_EDGES =
      Math.min(200_000_000, Runtime.getRuntime().maxMemory() / 24);

  private static final int CHUNK = 1 << 18;
  private static final int CACHE = 1 << 15;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  final List<int[]> children = new ArrayList<>();
  final List<int[]> names = new ArrayList<>();
  final IntList treeOrdinal = new IntList();
  final IntList treeChunk = new IntList();
  final IntList treeAt = new IntList();
  final IntList treeSize = new IntList();
  final IntList commitOrdinal = new IntList();
  final List<int[]> commitLinks = new ArrayList<>();
  final List<Long> commitSeconds = new ArrayList<>();
  final IntList tagOrdinal = new IntList();
  final IntList tagTarget = new IntList();
  final NameTable nameTable = new NameTable();
  final List<ObjectId> missing = new ArrayList<>();
  final Map<ObjectId, String> broken = new HashMap<>();

  private final ObjectStore store;
  private final int idLength;
  private final Map<ObjectId, Integer> missingNumbers = new HashMap<>();
  private final long[] cacheFirst = new long[CACHE];
  private final long[] cacheSecond = new long[CACHE];
  private final int[] cacheOrdinal = new int[CACHE];
  private int[] children1 = new int[1024];
  private int[] names1 = new int[1024];
  private int chunkSize = 1 << 11;
  private int chunkUsed;
  private final AtomicLong edges;
  boolean overflow;

  Recorder(ObjectStore store, AtomicLong edges) {
    this.store = store;
    this.edges = edges;
    this.idLength = store.algorithm().bytes();
    Arrays.fill(cacheOrdinal, -1);
  }

  @Override
  public void visit(SweptObject object) {
    try {
      switch (object.kind()) {
        case TREE -> tree(object);
        case COMMIT -> commit(object);
        case TAG -> tag(object);
        case BLOB -> {}
      }
    } catch (GitDataException e) {
      broken.put(object.id(), String.valueOf(e.getMessage()));
    }
  }

  private void tree(SweptObject object) throws GitDataException {
    byte[] bytes = object.bytes();
    TreeCursor cursor = new TreeCursor(bytes, object.offset(), object.length(), idLength);
    int count = 0;
    while (cursor.next()) {
      if (cursor.submodule()) {
        continue;
      }
      if (count == children1.length) {
        children1 = Arrays.copyOf(children1, 2 * count);
        names1 = Arrays.copyOf(names1, 2 * count);
      }
      children1[count] = target(bytes, cursor.idAt());
      names1[count] = nameTable.number(bytes, cursor.nameAt(), cursor.nameLength());
      count++;
    }
    if (edges.addAndGet(count) > MAX_EDGES || (count > 0 && names1[count - 1] < 0)) {
      overflow = true;
      return;
    }
    if (children.isEmpty() || chunkUsed + count > children.getLast().length) {
      chunkSize = Math.min(2 * chunkSize, CHUNK);
      children.add(new int[Math.max(count, chunkSize)]);
      names.add(new int[Math.max(count, chunkSize)]);
      chunkUsed = 0;
    }
    System.arraycopy(children1, 0, children.getLast(), chunkUsed, count);
    System.arraycopy(names1, 0, names.getLast(), chunkUsed, count);
    treeOrdinal.add(object.ordinal());
    treeChunk.add(children.size() - 1);
    treeAt.add(chunkUsed);
    treeSize.add(count);
    chunkUsed += count;
  }

  /** The ordinal of an id, or the complement of its number among the missing ones. */
  private int target(byte[] bytes, int at) {
    long first = (long) LONG.get(bytes, at);
    long second = (long) LONG.get(bytes, at + 8);
    int slot = (int) (first >>> 17) & CACHE - 1;
    // 128 bits are compared: two of a repository's objects that agree in them do not come by
    // chance.
    if (cacheOrdinal[slot] >= 0 && cacheFirst[slot] == first && cacheSecond[slot] == second) {
      return cacheOrdinal[slot];
    }
    int ordinal = store.ordinal(bytes, at);
    if (ordinal >= 0) {
      cacheFirst[slot] = first;
      cacheSecond[slot] = second;
      cacheOrdinal[slot] = ordinal;
      return ordinal;
    }
    return target(ObjectId.of(bytes, at, idLength));
  }

  private int target(ObjectId id) {
    int ordinal = store.ordinal(id);
    if (ordinal >= 0) {
      return ordinal;
    }
    return ~missingNumbers.computeIfAbsent(
        id,
        lost -> {
          missing.add(lost);
          return missing.size() - 1;
        });
  }

  private GitObject copy(SweptObject object) {
    return new GitObject(
        object.id(),
        object.kind(),
        Arrays.copyOfRange(object.bytes(), object.offset(), object.offset() + object.length()));
  }

  private void commit(SweptObject object) throws GitDataException {
    Commit commit = Commit.parse(copy(object));
    int[] links = new int[1 + commit.parents().size()];
    links[0] = target(commit.tree());
    for (int i = 1; i < links.length; i++) {
      links[i] = target(commit.parents().get(i - 1));
    }
    commitOrdinal.add(object.ordinal());
    commitLinks.add(links);
    commitSeconds.add(commit.committer().when().getEpochSecond());
  }

  private void tag(SweptObject object) throws GitDataException {
    Tag tag = Tag.parse(copy(object));
    tagOrdinal.add(object.ordinal());
    tagTarget.add(target(tag.target()));
  }
}

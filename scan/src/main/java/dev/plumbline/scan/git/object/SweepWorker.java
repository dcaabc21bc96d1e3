package dev.plumbline.scan.git.object;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a sweep. It unfolds each tree of deltas from its root, depth first and without
 * recursion: every entry is inflated once and every delta applied once, and a base is let go as
 * soon as its last child is made.
 */
final class SweepWorker implements AutoCloseable {
  private static final int LOOSE_RANGE = 32;
  private static final String LOST_BASE = "is a delta whose base cannot be read";

  private final ObjectStore store;
  private final Inventory inventory;
  private final SweepOptions options;
  private final SweepBudget budget;
  private final ObjectVisitor visitor;
  private final SweptObject swept;
  private final MessageDigest digest;
  private final EntryReader entries = new EntryReader();
  private final BufferPool pool = new BufferPool();
  private final Frames frames = new Frames();
  private final FailLog log = new FailLog();
  private final long maxHeld;

  private int[] members = new int[64];
  private int processed;
  private long delivered;
  private long leftOut;
  private long bytes;

  SweepWorker(ObjectStore store, SweepOptions options, SweepBudget budget, ObjectVisitor visitor) {
    this.store = store;
    this.inventory = store.inventory();
    this.options = options;
    this.budget = budget;
    this.visitor = visitor;
    this.swept = new SweptObject(store);
    this.digest = store.algorithm().digest();
    this.maxHeld = Math.max(512L << 20, 3L * options.maxObjectBytes());
  }

  long delivered() {
    return delivered;
  }

  long leftOut() {
    return leftOut;
  }

  long bytes() {
    return bytes;
  }

  FailLog log() {
    return log;
  }

  void packs(List<PackTask> tasks) {
    for (PackTask task : tasks) {
      processed = 0;
      try {
        PackGraph graph = task.graph();
        if (graph != null) {
          ranges(task, graph);
        }
      } finally {
        task.leave(processed, budget.stopped(), log);
      }
    }
  }

  private void ranges(PackTask task, PackGraph graph) {
    for (int from = task.takeRange(); from >= 0 && from < graph.count(); from = task.takeRange()) {
      for (int rank = from; rank < PackTask.rangeEnd(from, graph.count()); rank++) {
        if (budget.stopped()) {
          return;
        }
        if (graph.base(rank) < 0) {
          tree(graph, rank);
        }
      }
    }
  }

  private void tree(PackGraph graph, int root) {
    ObjectKind kind;
    byte[] data;
    int size;
    try {
      if (graph.base(root) == PackGraph.OUTSIDE) {
        GitObject base = outsideBase(graph, root);
        kind = base.kind();
        if (!options.kinds().contains(kind)) {
          leaveOut(graph, root);
          return;
        }
        data = make(graph, root, base.bytes(), base.bytes().length);
        size = lastSize;
      } else {
        Optional<ObjectKind> plain = ObjectKind.ofPackType(graph.type(root));
        if (plain.isEmpty() || graph.base(root) == PackGraph.BROKEN) {
          throw new GitDataException(
              "has a broken header or builds on an object that is not there");
        }
        kind = plain.get();
        if (!options.kinds().contains(kind)) {
          leaveOut(graph, root);
          return;
        }
        data = inflate(graph, root);
        size = (int) entries.size();
      }
    } catch (IOException e) {
      fail(graph, root, LooseObjects.reason(e));
      return;
    } catch (InternalError e) {
      fail(graph, root, String.valueOf(Pack.cutShort(e).getMessage()));
      return;
    }
    unfold(graph, root, kind, data, size);
  }

  private void unfold(PackGraph graph, int root, ObjectKind kind, byte[] data, int size) {
    keepOrGive(graph, root, data, size, deliver(graph, root, kind, data, size, null));
    while (!frames.isEmpty()) {
      if (budget.stopped()) {
        break;
      }
      int child = graph.child(frames.nextChild());
      byte[] base = frames.data();
      int baseSize = frames.size();
      Object note = frames.note();
      boolean last = frames.noMoreChildren();
      if (last) {
        frames.pop();
      }
      try {
        byte[] made = make(graph, child, base, baseSize);
        int madeSize = lastSize;
        if (last) {
          pool.give(base);
        }
        keepOrGive(graph, child, made, madeSize, deliver(graph, child, kind, made, madeSize, note));
      } catch (GitDataException e) {
        fail(graph, child, String.valueOf(e.getMessage()));
      } catch (InternalError e) {
        fail(graph, child, String.valueOf(Pack.cutShort(e).getMessage()));
      }
    }
    frames.clear();
  }

  private void keepOrGive(PackGraph graph, int rank, byte[] data, int size, @Nullable Object note) {
    if (graph.childrenFrom(rank) < graph.childrenTo(rank)) {
      frames.push(data, size, note, graph.childrenFrom(rank), graph.childrenTo(rank));
    } else {
      pool.give(data);
    }
  }

  private GitObject outsideBase(PackGraph graph, int rank) throws IOException {
    Pack pack = graph.pack();
    entries.header(pack, graph.start(rank), graph.end(rank));
    ObjectId id = ObjectId.of(entries.baseId(), 0, pack.idLength());
    try (ObjectReader reader = new ObjectReader(store, options.maxObjectBytes())) {
      return reader
          .read(id, pack)
          .orElseThrow(() -> new GitDataException("is a delta whose base " + id + " is missing"));
    }
  }

  private byte[] inflate(PackGraph graph, int rank) throws GitDataException {
    Pack pack = graph.pack();
    entries.header(pack, graph.start(rank), graph.end(rank));
    checkSize(entries.size());
    byte[] out = pool.take((int) entries.size());
    PackIndex index = pack.index();
    long crc = index.hasCrc() ? Integer.toUnsignedLong(index.crc(graph.position(rank))) : -1;
    try {
      entries.inflate(pack, out, crc);
    } catch (GitDataException e) {
      pool.give(out);
      throw e;
    }
    return out;
  }

  private int lastSize;

  /** Applies a delta; leaves the size of what it made in {@link #lastSize}. */
  private byte[] make(PackGraph graph, int rank, byte[] base, int baseSize)
      throws GitDataException {
    byte[] packed = inflate(graph, rank);
    try {
      Delta delta = new Delta(packed, (int) entries.size());
      checkSize(delta.resultSize());
      int size = (int) delta.resultSize();
      if (frames.held() + size > maxHeld) {
        throw new GitDataException("needs more large delta bases in memory than allowed");
      }
      byte[] out = pool.take(size);
      try {
        delta.apply(base, baseSize, out, swept.copies());
      } catch (GitDataException e) {
        pool.give(out);
        throw e;
      }
      lastSize = size;
      return out;
    } finally {
      pool.give(packed);
    }
  }

  private void checkSize(long size) throws GitDataException {
    if (size > options.maxObjectBytes()) {
      throw new GitDataException(LooseObjects.tooLarge(size, options.maxObjectBytes()));
    }
  }

  /** Hands an object over; returns what the visitor remembers of it. */
  private @Nullable Object deliver(
      PackGraph graph,
      int rank,
      ObjectKind kind,
      byte[] data,
      int size,
      @Nullable Object noteOfBase) {
    processed++;
    int ordinal = graph.ordinal(rank);
    if (options.verify().test(ordinal) && !matches(kind, ordinal, data, size)) {
      log.add(ordinal, "has content that does not match its id");
    } else if (!inventory.duplicate(ordinal)) {
      swept.set(kind, ordinal, data, 0, size);
      swept.stored(graph.childrenFrom(rank) < graph.childrenTo(rank), noteOfBase);
      visit(size);
      return swept.note();
    }
    return null;
  }

  private boolean matches(ObjectKind kind, int ordinal, byte[] data, int size) {
    digest.reset();
    digest.update(kind.header(size));
    digest.update(data, 0, size);
    return Arrays.equals(digest.digest(), store.id(ordinal).bytes());
  }

  void hand(ObjectKind kind, int ordinal, byte[] data, int offset, int length) {
    swept.set(kind, ordinal, data, offset, length);
    visit(length);
  }

  private void visit(int length) {
    visitor.visit(swept);
    delivered++;
    bytes += length;
    budget.spend(length);
  }

  private void leaveOut(PackGraph graph, int root) {
    int count = collect(graph, root);
    for (int i = 0; i < count; i++) {
      leftOut += inventory.duplicate(graph.ordinal(members[i])) ? 0 : 1;
    }
    processed += count;
  }

  private void fail(PackGraph graph, int root, String reason) {
    int count = collect(graph, root);
    for (int i = 0; i < count; i++) {
      log.add(graph.ordinal(members[i]), i == 0 ? reason : LOST_BASE);
    }
    processed += count;
  }

  /** Puts an entry and all that build on it into {@link #members}. */
  private int collect(PackGraph graph, int root) {
    int count = 0;
    members[count++] = root;
    for (int i = 0; i < count; i++) {
      int children = graph.childrenTo(members[i]) - graph.childrenFrom(members[i]);
      if (count + children > members.length) {
        members = Arrays.copyOf(members, Math.max(count + children, 2 * members.length));
      }
      for (int c = 0; c < children; c++) {
        members[count++] = graph.child(graph.childrenFrom(members[i]) + c);
      }
    }
    return count;
  }

  void loose(AtomicInteger next) {
    ObjectId[] ids = inventory.loose();
    for (int from = next.getAndAdd(LOOSE_RANGE);
        from < ids.length;
        from = next.getAndAdd(LOOSE_RANGE)) {
      for (int i = from; i < Math.min(from + LOOSE_RANGE, ids.length); i++) {
        int ordinal = inventory.packed() + i;
        if (!inventory.duplicate(ordinal) && !budget.stopped()) {
          looseObject(ids[i], ordinal);
        }
      }
    }
  }

  private void looseObject(ObjectId id, int ordinal) {
    String reason = "was there a moment ago and is no more";
    for (LooseObjects directory : store.loose()) {
      try {
        Optional<LooseObjects.Loose> found = directory.read(id, options.maxObjectBytes());
        if (found.isPresent()) {
          LooseObjects.Loose object = found.get();
          if (options.kinds().contains(object.kind())) {
            hand(object.kind(), ordinal, object.bytes(), object.offset(), object.length());
          } else {
            leftOut++;
          }
          return;
        }
      } catch (IOException e) {
        reason = LooseObjects.reason(e);
      }
    }
    log.add(ordinal, reason);
  }

  /** Delivers an object from another copy than the one that counts. */
  void again(GitObject object, int ordinal) {
    if (options.kinds().contains(object.kind())) {
      hand(object.kind(), ordinal, object.bytes(), 0, object.bytes().length);
    } else {
      leftOut++;
    }
  }

  @Override
  public void close() {
    entries.close();
  }
}

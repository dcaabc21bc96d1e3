package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One pack of a sweep, shared by its threads: each takes ranges of ranks until none are left. */
final class PackTask {
  private static final int RANGE = 256;

  private final Pack pack;
  private final HashAlgorithm algorithm;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger processed = new AtomicInteger();
  private int present;
  private boolean prepared;
  private @Nullable PackGraph graph;
  private @Nullable String fault;
  private @Nullable Hole hole;

  PackTask(Pack pack, HashAlgorithm algorithm, int threads) {
    this.pack = pack;
    this.algorithm = algorithm;
    this.present = threads;
  }

  /** The pack's graph, made by the first thread that asks; null if the pack cannot be read. */
  synchronized @Nullable PackGraph graph() {
    if (!prepared) {
      prepared = true;
      try {
        if (!pack.index().intact(algorithm)) {
          hole =
              new Hole(
                  "objects/pack/" + pack.name(),
                  "the index does not match its own checksum",
                  "git fsck --full; then git index-pack on the pack, or clone again");
        }
        graph = new PackGraph(pack);
      } catch (GitDataException e) {
        fault = String.valueOf(e.getMessage());
      } catch (InternalError e) {
        fault = String.valueOf(Pack.cutShort(e).getMessage());
      } catch (OutOfMemoryError e) {
        fault = "needs more memory than there is";
      }
    }
    return graph;
  }

  Pack pack() {
    return pack;
  }

  /** Where the next range of ranks begins; at or above the count when there is none. */
  int takeRange() {
    return next.getAndAdd(RANGE);
  }

  static int rangeEnd(int from, int count) {
    return Math.min(from + RANGE, count);
  }

  /**
   * A thread has no more to do here. The last one finds what no thread reached, such as deltas that
   * build on each other in a ring, and lets the graph go.
   */
  synchronized void leave(int entries, boolean stopped, FailLog log) {
    processed.addAndGet(entries);
    present--;
    if (present > 0) {
      return;
    }
    PackGraph all = graph;
    if (all == null) {
      String reason = fault == null ? "cannot be read" : "its pack: " + fault;
      for (int i = 0; i < pack.count(); i++) {
        log.add(pack.firstOrdinal() + i, reason);
      }
    } else if (!stopped && processed.get() < all.count()) {
      logUnreached(all, log);
    }
    graph = null;
  }

  private static void logUnreached(PackGraph graph, FailLog log) {
    BitSet reached = new BitSet(graph.count());
    int[] stack = new int[graph.count()];
    int depth = 0;
    for (int rank = 0; rank < graph.count(); rank++) {
      if (graph.base(rank) < 0) {
        stack[depth++] = rank;
        reached.set(rank);
      }
    }
    while (depth > 0) {
      int rank = stack[--depth];
      for (int i = graph.childrenFrom(rank); i < graph.childrenTo(rank); i++) {
        reached.set(graph.child(i));
        stack[depth++] = graph.child(i);
      }
    }
    for (int rank = reached.nextClearBit(0);
        rank < graph.count();
        rank = reached.nextClearBit(rank + 1)) {
      log.add(graph.ordinal(rank), "is a delta in a ring of deltas without a base");
    }
  }

  /** What is wrong with the pack as a whole, or null. */
  synchronized @Nullable Hole hole() {
    return hole;
  }
}

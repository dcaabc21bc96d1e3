package dev.plumbline.scan.git.object;

import dev.plumbline.evidence.Hole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One sweep over a store. */
final class Sweep {
  private static final int NAMED_HOLES = 200;
  private static final String WAY_OUT =
      "git fsck --full; clone again or restore the pack or object from a backup";

  private final ObjectStore store;
  private final SweepOptions options;
  private final SweepBudget budget;
  private final List<PackTask> tasks = new ArrayList<>();
  private final List<SweepWorker> workers = new ArrayList<>();
  private final AtomicInteger nextLoose = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

  Sweep(ObjectStore store, SweepOptions options, Supplier<? extends ObjectVisitor> visitors) {
    this.store = store;
    this.options = options;
    long packed = store.packs().stream().mapToLong(Pack::bytes).sum();
    this.budget =
        new SweepBudget(
            options.maxTotalBytes() > 0
                ? options.maxTotalBytes()
                : Math.max(64L << 30, 2000 * packed));
    for (int number = 0; number < store.packs().size(); number++) {
      if (options.packs().test(number)) {
        tasks.add(new PackTask(store.packs().get(number), store.algorithm(), options.threads()));
      }
    }
    for (int i = 0; i < options.threads(); i++) {
      workers.add(new SweepWorker(store, options, budget, visitors.get()));
    }
  }

  SweepResult run() {
    try {
      List<Thread> threads = new ArrayList<>();
      for (SweepWorker worker : workers.subList(1, workers.size())) {
        threads.add(
            Thread.ofPlatform().name("git-sweep-", threads.size()).start(() -> work(worker)));
      }
      work(workers.getFirst());
      for (Thread thread : threads) {
        join(thread);
      }
      rethrow();
      return result();
    } finally {
      workers.forEach(SweepWorker::close);
    }
  }

  private void work(SweepWorker worker) {
    try {
      worker.packs(tasks);
      if (options.loose()) {
        worker.loose(nextLoose);
      }
    } catch (Throwable e) { // whatever a visitor throws must reach the caller, not end a thread
      thrown.compareAndSet(null, e);
      budget.stop();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    switch (thrown.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private SweepResult result() {
    TreeSet<Integer> damaged = new TreeSet<>();
    List<Hole> holes = new ArrayList<>(store.holes());
    List<String> notes = new ArrayList<>(store.notes());
    holes.addAll(store.inventory().holes());
    notes.addAll(store.inventory().notes());
    for (PackTask task : tasks) {
      Hole hole = task.hole();
      if (hole != null) {
        damaged.add(store.packs().indexOf(task.pack()));
        holes.add(hole);
      }
    }
    workers.forEach(worker -> worker.log().addPacks(store, damaged));
    if (budget.stopped()) {
      tasks.forEach(task -> damaged.add(store.packs().indexOf(task.pack())));
    }
    TreeMap<ObjectId, String> failed =
        FailLog.merged(store, workers.stream().map(SweepWorker::log).toList());
    if (!budget.stopped()) {
      recover(failed, notes);
    }
    long enumerated = enumerated();
    long delivered = workers.stream().mapToLong(SweepWorker::delivered).sum();
    long leftOut = workers.stream().mapToLong(SweepWorker::leftOut).sum();
    long bytes = workers.stream().mapToLong(SweepWorker::bytes).sum();
    long lost = enumerated - delivered - leftOut;
    addHoles(failed, lost, holes);
    return new SweepResult(enumerated, delivered, leftOut, lost, bytes, holes, notes, damaged);
  }

  private long enumerated() {
    Inventory all = store.inventory();
    long count = options.loose() ? all.distinct(all.packed(), all.total()) : 0;
    for (PackTask task : tasks) {
      Pack pack = task.pack();
      count += all.distinct(pack.firstOrdinal(), pack.firstOrdinal() + pack.count());
    }
    return count;
  }

  /** Takes what was damaged from another copy, where there is one. */
  private void recover(TreeMap<ObjectId, String> failed, List<String> notes) {
    int recovered = 0;
    try (ObjectReader reader = new ObjectReader(store, options.maxObjectBytes())) {
      for (var each = failed.entrySet().iterator(); each.hasNext(); ) {
        ObjectId id = each.next().getKey();
        int ordinal = store.ordinal(id);
        try {
          Optional<GitObject> copy = reader.read(id, store.packOf(ordinal));
          if (copy.isPresent()) {
            workers.getFirst().again(copy.get(), ordinal);
            each.remove();
            recovered++;
          }
        } catch (IOException e) {
          // The first reason stands.
        }
      }
    }
    if (recovered > 0) {
      notes.add(recovered + " damaged objects were read from another copy: run git fsck --full");
    }
  }

  private void addHoles(Map<ObjectId, String> failed, long lost, List<Hole> holes) {
    int named = 0;
    for (Map.Entry<ObjectId, String> entry : failed.entrySet()) {
      if (named == NAMED_HOLES) {
        break;
      }
      holes.add(new Hole("object " + entry.getKey().hex(), entry.getValue(), WAY_OUT));
      named++;
    }
    if (budget.exhausted()) {
      holes.add(
          new Hole(
              "objects",
              (lost - named) + " objects were not read: the packs unfold to too many bytes",
              "raise the limit if you trust this repository"));
    } else if (lost > named) {
      holes.add(
          new Hole("objects", (lost - named) + " further objects could not be read", WAY_OUT));
    }
  }
}

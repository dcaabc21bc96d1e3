package dev.plumbline.scan.history;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Progress;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.IndexEntry;
import dev.plumbline.scan.git.history.Attribution;
import dev.plumbline.scan.git.history.HistoryBuilder;
import dev.plumbline.scan.git.history.HistoryGraph;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectStore;
import dev.plumbline.scan.git.object.ObjectVisitor;
import dev.plumbline.scan.git.object.SweepOptions;
import dev.plumbline.scan.git.object.SweepResult;
import dev.plumbline.scan.git.object.SweptObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Scans every object of a store once: blobs, and the messages of commits and tags. Trees hold names
 * and ids only and are counted as left out.
 */
public final class ObjectScan {
  /** Why trees are left out. */
  public static final String TREES = "tree object: names and ids only";

  private static final int STEP = 512;

  /**
   * What the scan says.
   *
   * @param objects those with findings, sorted by id
   * @param coverage object by object, with what is missing from the history
   * @param attributions how the objects with findings came in, in the order of their ids
   * @param verified ordinals of objects whose content was hashed and is what its id says
   */
  public record Result(
      List<ObjectHits> objects,
      Coverage coverage,
      List<Attribution> attributions,
      BitSet verified) {}

  private final GitRepository repository;
  private final ObjectStore store;
  private final HistoryBuilder builder;
  private final Supplier<ContentScanner> scanners;
  private final Function<String, Optional<byte[]>> lfs;
  private final Progress progress;
  private final List<Visitor> visitors = new ArrayList<>();
  private boolean whole;
  private boolean recorded = true;

  /**
   * A scan of this repository's store.
   *
   * @param scanners makes one scanner for each thread
   * @param lfs gives the content of a Git LFS object that is here, by its SHA-256 in hex
   */
  public ObjectScan(
      GitRepository repository,
      Supplier<ContentScanner> scanners,
      Function<String, Optional<byte[]>> lfs,
      Progress progress) {
    this.repository = repository;
    this.store = repository.objects();
    this.builder = new HistoryBuilder(repository);
    this.scanners = scanners;
    this.lfs = lfs;
    this.progress = progress;
  }

  /** Looks at every object whole, whatever it was made from: the reference for tests. */
  public ObjectScan whole() {
    whole = true;
    return this;
  }

  /** Runs it. */
  public Result run(int threads) {
    return run(threads, Memory.NONE);
  }

  /**
   * Runs it, but does not read what an earlier run has read whole and nobody has touched since.
   *
   * @param memory what the earlier run left, and takes what this one leaves
   */
  public Result run(int threads, Memory memory) {
    Recall recall = new Recall(repository, memory);
    recorded = !recall.sameState();
    progress.begin("objects", store.count());
    BitSet verified = tracked();
    SweepOptions all = SweepOptions.all(threads);
    SweepResult sweep =
        store.sweep(
            this::visitor, all.verifying(verified::get).packs(pack -> !recall.knows(pack), true));
    List<Hole> holes = new ArrayList<>(sweep.holes());
    if (recorded && recall.knowsAny()) {
      SweepOptions links = all.only(EnumSet.complementOf(EnumSet.of(ObjectKind.BLOB)));
      holes.addAll(store.sweep(builder::visitor, links.packs(recall::knows, false)).holes());
    }
    progress.end();
    Visitor rest = visitors.isEmpty() ? visitor() : visitors.getFirst();
    recall.pointers().forEach(known -> rest.follow(known.object(), known.pointer()));
    List<ObjectHits> hits = new ArrayList<>(recall.hits());
    visitors.forEach(v -> hits.addAll(v.hits));
    visitors.forEach(v -> hits.addAll(v.elsewhere));
    hits.sort(null);
    visitors.forEach(v -> holes.addAll(v.holes));
    holes.addAll(store.holes());
    Memory.State state = recall.state();
    if (state == null) {
      HistoryGraph history = builder.build();
      List<ObjectId> ids = hits.stream().map(ObjectHits::id).toList();
      state = new Memory.State(recall.stateDigest(), history.attribute(ids), history.holes());
    }
    holes.addAll(state.holes());
    remember(recall, sweep, state);
    recall.blobs(verified);
    return new Result(hits, coverage(sweep, recall, holes), state.attributions(), verified);
  }

  private Coverage coverage(SweepResult sweep, Recall recall, List<Hole> holes) {
    long faulty = visitors.stream().mapToLong(v -> v.faulty).sum();
    long trees = visitors.stream().mapToLong(v -> v.trees).sum();
    List<Skip> skips = new ArrayList<>();
    if (trees + recall.trees() > 0) {
      skips.add(new Skip(TREES, trees + recall.trees()));
    }
    List<String> notes = new ArrayList<>(sweep.notes());
    if (recall.knowsAny()) {
      notes.add(
          recall.scanned() + " objects were scanned by an earlier run and are untouched since");
    }
    return new Coverage(
        "objects",
        sweep.enumerated() + recall.trees() + recall.scanned(),
        sweep.delivered() - trees - faulty + recall.scanned(),
        skips,
        holes,
        notes);
  }

  private void remember(Recall recall, SweepResult sweep, Memory.State state) {
    Set<Integer> damaged = new TreeSet<>(sweep.damaged());
    List<ObjectHits> hits = new ArrayList<>();
    List<Memory.Pointer> pointers = new ArrayList<>();
    List<Integer> trees = new ArrayList<>();
    for (int pack = 0; pack < recall.packs().size(); pack++) {
      trees.add(0);
    }
    for (Visitor visitor : visitors) {
      damaged.addAll(visitor.faultyPacks);
      hits.addAll(visitor.hits);
      pointers.addAll(visitor.pointers);
      for (int pack = 0; pack < visitor.treesOf.length; pack++) {
        trees.set(pack, trees.get(pack) + visitor.treesOf[pack]);
      }
    }
    recall.remember(hits, pointers, trees, damaged, state);
  }

  /**
   * What the index names. Its results stand for files of the work tree, so it must be what it is
   * called: a pack's index with matching checksums may give a harmless object a secret one's id.
   */
  private BitSet tracked() {
    BitSet ordinals = new BitSet();
    for (IndexEntry entry : repository.index().entries()) {
      int ordinal = store.ordinal(entry.id());
      if (ordinal >= 0) {
        ordinals.set(ordinal);
      }
    }
    return ordinals;
  }

  private synchronized Visitor visitor() {
    Visitor visitor = new Visitor(scanners.get(), recorded ? builder.visitor() : object -> {});
    visitors.add(visitor);
    return visitor;
  }

  private final class Visitor implements ObjectVisitor {
    private final ContentScanner scanner;
    private final ObjectVisitor recorder;
    private final List<ObjectHits> hits = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private final List<ObjectHits> elsewhere = new ArrayList<>();
    private final List<Memory.Pointer> pointers = new ArrayList<>();
    private final Set<Integer> faultyPacks = new TreeSet<>();
    private final int[] treesOf = new int[store.packStates().size()];
    private long faulty;
    private long trees;
    private int since;

    Visitor(ContentScanner scanner, ObjectVisitor recorder) {
      this.scanner = scanner;
      this.recorder = recorder;
    }

    @Override
    public void visit(SweptObject object) {
      if (++since == STEP) {
        progress.advance(since);
        since = 0;
      }
      if (object.kind() != ObjectKind.BLOB) {
        recorder.visit(object);
      }
      if (object.kind() == ObjectKind.TREE) {
        trees++;
        int pack = store.packNumber(object.ordinal());
        if (pack >= 0) {
          treesOf[pack]++;
        }
        return;
      }
      ContentResult result = scan(object);
      if (!result.hits().isEmpty()) {
        hits.add(new ObjectHits(object.id(), object.kind(), result.hits()));
      }
      if (!result.faults().isEmpty()) {
        faulty++;
        faultyPacks.add(store.packNumber(object.ordinal()));
        fault(object.id(), result);
      } else if (object.kind() == ObjectKind.BLOB) {
        LfsPointer.read(object.bytes(), object.offset(), object.length())
            .ifPresent(pointer -> {
              pointers.add(new Memory.Pointer(object.id(), pointer));
              follow(object.id(), pointer);
            });
      }
    }

    /** Only what was not copied from its base needs a look; the base was seen just before. */
    private ContentResult scan(SweptObject object) {
      if (whole) {
        return scanner.scan(object.bytes(), object.offset(), object.length());
      }
      ContentResult result =
          scanner.scan(
              object.bytes(),
              object.offset(),
              object.length(),
              object.baseNote(),
              object.copies(),
              object.base());
      object.remember(scanner.trail());
      return result;
    }

    private void fault(ObjectId id, ContentResult result) {
      String reason = String.join("; ", result.faults());
      String wayOut = result.wayOut("report it with the object that causes it");
      holes.add(new Hole("object " + id.hex(), reason, wayOut));
    }

    /** The pointer itself was scanned; what it stands for is scanned too when it is here. */
    private void follow(ObjectId id, LfsPointer pointer) {
      Optional<byte[]> content = lfs.apply(pointer.oid());
      if (content.isEmpty()) {
        holes.add(
            new Hole(
                "object " + id.hex(),
                "a Git LFS pointer; its content of " + pointer.size() + " bytes is not here",
                "git lfs fetch --all"));
        return;
      }
      ContentResult result = scanner.scan(content.get(), 0, content.get().length);
      if (!result.hits().isEmpty()) {
        elsewhere.add(new ObjectHits(id, ObjectKind.BLOB, result.hits()));
      }
      if (!result.faults().isEmpty()) {
        fault(id, result);
      }
    }
  }
}

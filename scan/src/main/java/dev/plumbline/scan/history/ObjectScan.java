package dev.plumbline.scan.history;

import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Skip;
import dev.plumbline.scan.Progress;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.IndexEntry;
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
import java.util.List;
import java.util.Optional;
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
   * @param history what the commits, trees and tags say
   * @param verified ordinals of objects whose content was hashed and is what its id says
   */
  public record Result(
      List<ObjectHits> objects, Coverage coverage, HistoryGraph history, BitSet verified) {}

  private final GitRepository repository;
  private final ObjectStore store;
  private final HistoryBuilder builder;
  private final Supplier<ContentScanner> scanners;
  private final Function<String, Optional<byte[]>> lfs;
  private final Progress progress;
  private final List<Visitor> visitors = new ArrayList<>();
  private boolean whole;

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
    progress.begin("objects", store.count());
    BitSet verified = tracked();
    SweepResult sweep =
        store.sweep(this::visitor, SweepOptions.all(threads).verifying(verified::get));
    progress.end();
    HistoryGraph history = builder.build();
    List<ObjectHits> hits = visitors.stream().flatMap(v -> v.hits.stream()).sorted().toList();
    List<Hole> holes = new ArrayList<>(sweep.holes());
    visitors.forEach(v -> holes.addAll(v.holes));
    holes.addAll(history.holes());
    holes.addAll(store.holes());
    long faulty = visitors.stream().mapToLong(v -> v.faulty).sum();
    long trees = visitors.stream().mapToLong(v -> v.trees).sum();
    Coverage coverage =
        new Coverage(
            "objects",
            sweep.enumerated(),
            sweep.delivered() - trees - faulty,
            trees == 0 ? List.of() : List.of(new Skip(TREES, trees)),
            holes,
            sweep.notes());
    return new Result(hits, coverage, history, verified);
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

  private synchronized ObjectVisitor visitor() {
    Visitor visitor = new Visitor(scanners.get(), builder.visitor());
    visitors.add(visitor);
    return visitor;
  }

  private final class Visitor implements ObjectVisitor {
    private final ContentScanner scanner;
    private final ObjectVisitor recorder;
    private final List<ObjectHits> hits = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
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
        return;
      }
      ContentResult result = scan(object);
      if (!result.hits().isEmpty()) {
        hits.add(new ObjectHits(object.id(), object.kind(), result.hits()));
      }
      if (!result.faults().isEmpty()) {
        faulty++;
        fault(object.id(), result);
      } else if (object.kind() == ObjectKind.BLOB) {
        LfsPointer.read(object.bytes(), object.offset(), object.length())
            .ifPresent(pointer -> follow(object.id(), pointer));
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
        hits.add(new ObjectHits(id, ObjectKind.BLOB, result.hits()));
      }
      if (!result.faults().isEmpty()) {
        fault(id, result);
      }
    }
  }
}

package dev.plumbline.scan.git.history;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.GitIndex;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.object.ObjectId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The history of a repository. Its answers do not depend on how many threads swept. Used by one
 * thread.
 */
public final class HistoryGraph {
  /** At most so many paths are given for one object. */
  public static final int MAX_PATHS = 50;

  private static final int NAMED = 20;

  private final GitRepository repository;
  private final Graph graph;
  private final List<GitIndex> indexes = new ArrayList<>();
  private final Reachability reachability;
  private final List<Hole> holes = new ArrayList<>();

  HistoryGraph(GitRepository repository, Graph graph) {
    this.repository = repository;
    this.graph = graph;
    indexes.add(repository.index());
    indexes.addAll(repository.otherIndexes());
    this.reachability = new Reachability(graph, repository, indexes);
    holes.addAll(repository.holes());
    indexes.forEach(index -> holes.addAll(index.holes()));
    holes.addAll(repository.refs().holes());
    addIncomplete();
    addMissing();
  }

  void addHoles(List<Hole> more) {
    holes.addAll(more);
  }

  private void addIncomplete() {
    if (!repository.shallow().isEmpty()) {
      holes.add(
          new Hole(
              "history",
              "history is shallow: "
                  + reachability.cutParents()
                  + " parents of the oldest commits were not fetched",
              "git fetch --unshallow"));
    }
    if (graph.overflow()) {
      holes.add(
          new Hole(
              "history",
              "there are more tree entries than can be followed: reachability is incomplete",
              "split the repository, or give the scan more memory"));
    }
    int named = 0;
    for (Map.Entry<ObjectId, String> entry : new java.util.TreeMap<>(graph.broken()).entrySet()) {
      if (named++ < NAMED) {
        holes.add(
            new Hole(
                "object " + entry.getKey().hex(), entry.getValue(), "git fsck --full --strict"));
      }
    }
    if (named > NAMED) {
      holes.add(
          new Hole(
              "history",
              (named - NAMED) + " further commits, trees or tags are malformed",
              "git fsck --full --strict"));
    }
  }

  private void addMissing() {
    BitSet missing = reachability.missing();
    int count = missing.cardinality();
    if (count == 0) {
      return;
    }
    List<String> some = new ArrayList<>();
    for (int i = missing.nextSetBit(0); i >= 0 && some.size() < 5; i = missing.nextSetBit(i + 1)) {
      some.add(graph.missing().get(i).hex());
    }
    String examples = String.join(", ", some) + (count > some.size() ? ", …" : "");
    boolean partial = repository.partialClone();
    holes.add(
        new Hole(
            "objects",
            (partial ? "partial clone: " : "")
                + count
                + " objects that references lead to are missing: "
                + examples,
            partial
                ? "git fetch --refetch --filter=blob:limit=1t, or git backfill"
                : "git fsck --full; fetch again from a whole clone"));
  }

  /** How many objects that references lead to are not in the store. */
  public long missing() {
    return reachability.missing().cardinality();
  }

  /** From where an object can be reached. Numbers are those of the object store. */
  public Reach reach(int ordinal) {
    return reachability.of(ordinal);
  }

  /** From where an object can be reached; {@link Reach#NONE} if it is not in the store. */
  public Reach reach(ObjectId id) {
    int ordinal = graph.store().ordinal(id);
    return ordinal < 0 ? Reach.NONE : reachability.of(ordinal);
  }

  /**
   * How these objects came into the repository, in the order of their ids.
   *
   * @param objects ids of objects in the store; others are left out
   */
  public List<Attribution> attribute(Collection<ObjectId> objects) {
    List<ObjectId> present = new ArrayList<>();
    for (ObjectId id : new TreeSet<>(objects)) {
      if (graph.store().ordinal(id) >= 0) {
        present.add(id);
      }
    }
    return new Attributor(repository, graph, reachability, indexes).attribute(present);
  }

  /**
   * What is missing or malformed in the history, sorted: what {@link GitRepository#holes} says
   * (alternates among it), references, indexes, shallow and partial clones, missing objects.
   * Objects that are there but cannot be read are holes of the sweep.
   */
  public List<Hole> holes() {
    return holes.stream().distinct().sorted().toList();
  }
}

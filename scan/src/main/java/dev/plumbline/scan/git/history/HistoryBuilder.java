package dev.plumbline.scan.git.history;

import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectVisitor;
import dev.plumbline.scan.git.object.SweepOptions;
import dev.plumbline.scan.git.object.SweepResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects the history while a sweep goes on: make one {@link #visitor} for each thread of the
 * sweep and hand it every commit, tree and tag (blobs are ignored), then {@link #build}.
 */
public final class HistoryBuilder {
  private final GitRepository repository;
  private final AtomicLong edges = new AtomicLong();
  private final List<Recorder> recorders = new ArrayList<>();

  public HistoryBuilder(GitRepository repository) {
    this.repository = repository;
  }

  /** A visitor for one more thread. */
  public synchronized ObjectVisitor visitor() {
    Recorder recorder = new Recorder(repository.objects(), edges);
    recorders.add(recorder);
    return recorder;
  }

  /** The history of all that the visitors saw. Call it once, after the sweep. */
  public synchronized HistoryGraph build() {
    return new HistoryGraph(repository, new Graph(repository.objects(), recorders));
  }

  /**
   * Sweeps commits, trees and tags for the history alone. The holes of that sweep are those of the
   * history, too.
   */
  public static HistoryGraph sweep(GitRepository repository, int threads) {
    HistoryBuilder builder = new HistoryBuilder(repository);
    SweepOptions options =
        SweepOptions.all(threads)
            .only(EnumSet.of(ObjectKind.COMMIT, ObjectKind.TREE, ObjectKind.TAG));
    SweepResult result = repository.objects().sweep(builder::visitor, options);
    HistoryGraph graph = builder.build();
    graph.addHoles(result.holes());
    return graph;
  }
}

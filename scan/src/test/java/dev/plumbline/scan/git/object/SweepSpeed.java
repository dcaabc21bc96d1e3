package dev.plumbline.scan.git.object;

import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.Opening;
import dev.plumbline.scan.git.history.HistoryBuilder;
import dev.plumbline.scan.git.history.HistoryGraph;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a real repository: {@code SweepSpeed REPOSITORY THREADS RUNS}, where a run is a sweep, a
 * sweep that hashes, and a sweep with history and the attribution of 300 objects.
 */
final class SweepSpeed {
  private static final PrintWriter OUT =
      new PrintWriter(
          new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);

  private SweepSpeed() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    for (int run = 0; run < Integer.parseInt(args[2]); run++) {
      sweep(args[0], SweepOptions.all(threads), "sweep");
      sweep(args[0], SweepOptions.all(threads).verifying(), "sweep, hashing");
      history(args[0], threads);
    }
  }

  private static GitRepository open(String path) throws Exception {
    if (GitRepository.open(Path.of(path)) instanceof Opening.Opened opened) {
      return opened.repository();
    }
    throw new IllegalArgumentException("no repository: " + path);
  }

  private static void sweep(String path, SweepOptions options, String what) throws Exception {
    long start = System.nanoTime();
    try (GitRepository repository = open(path)) {
      SweepResult result = repository.objects().sweep(() -> object -> {}, options);
      print(what, result, options.threads(), start);
    }
  }

  private static void print(String what, SweepResult result, int threads, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    OUT.println(
        String.format(
            Locale.ROOT,
            "%-28s %d threads, %d of %d objects, %.2f s, %.0f MiB/s, heap %d MiB, %d holes",
            what,
            threads,
            result.delivered(),
            result.enumerated(),
            seconds,
            result.bytes() / seconds / (1 << 20),
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            result.holes().size()));
  }

  private static void history(String path, int threads) throws Exception {
    long start = System.nanoTime();
    try (GitRepository repository = open(path)) {
      HistoryBuilder builder = new HistoryBuilder(repository);
      SweepResult result = repository.objects().sweep(builder::visitor, SweepOptions.all(threads));
      print("sweep with recording", result, threads, start);
      HistoryGraph history = builder.build();
      print("  and history", result, threads, start);
      List<ObjectId> targets = new ArrayList<>();
      int total = repository.objects().ordinals();
      for (int i = 0; i < 300; i++) {
        targets.add(repository.objects().id((int) (i * (long) total / 300)));
      }
      int known = history.attribute(targets).size();
      print("  and " + known + " attributions", result, threads, start);
      history.holes().forEach(hole -> OUT.println("  " + hole));
    }
  }
}

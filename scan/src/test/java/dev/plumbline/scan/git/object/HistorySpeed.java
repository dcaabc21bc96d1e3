package dev.plumbline.scan.git.object;

import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.Opening;
import dev.plumbline.scan.git.history.HistoryBuilder;
import dev.plumbline.scan.git.history.HistoryGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures history and attribution: {@code HistorySpeed REPOSITORY THREADS RUNS TARGETS}. */
final class HistorySpeed {
  private HistorySpeed() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    for (int run = 0; run < Integer.parseInt(args[2]); run++) {
      long start = System.nanoTime();
      if (!(GitRepository.open(Path.of(args[0])) instanceof Opening.Opened opened)) {
        throw new IllegalStateException("no repository");
      }
      try (GitRepository repository = opened.repository()) {
        HistoryGraph history = HistoryBuilder.sweep(repository, threads);
        double built = (System.nanoTime() - start) / 1e9;
        List<ObjectId> targets = new ArrayList<>();
        int total = repository.objects().ordinals();
        int wanted = Integer.parseInt(args[3]);
        for (int i = 0; i < wanted; i++) {
          targets.add(repository.objects().id((int) ((long) i * total / wanted)));
        }
        var attributions = history.attribute(targets);
        double all = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            java.util.Locale.ROOT,
            "history %.2f s, with attribution %.2f s, heap %d MiB%n",
            built,
            all,
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        if (run == 0) {
          history.holes().forEach(System.out::println);
          attributions.stream().limit(12).forEach(System.out::println);
        }
      }
    }
  }
}

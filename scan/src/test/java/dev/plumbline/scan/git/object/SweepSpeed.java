package dev.plumbline.scan.git.object;

import java.nio.file.Path;
import java.util.List;

/** Measures sweeps of a real repository: {@code SweepSpeed OBJECTS_DIRECTORY THREADS RUNS}. */
final class SweepSpeed {
  private SweepSpeed() {}

  public static void main(String[] args) throws Exception {
    Path objects = Path.of(args[0]).toRealPath();
    int threads = Integer.parseInt(args[1]);
    for (int run = 0; run < Integer.parseInt(args[2]); run++) {
      for (boolean verify : new boolean[] {false, true}) {
        long start = System.nanoTime();
        SafeFiles files = new SafeFiles(List.of(objects));
        try (ObjectStore store = ObjectStore.open(files, List.of(objects), HashAlgorithm.SHA1)) {
          SweepOptions options = SweepOptions.all(threads);
          SweepResult result =
              store.sweep(() -> object -> {}, verify ? options.verifying() : options);
          double seconds = (System.nanoTime() - start) / 1e9;
          System.out.printf(
              java.util.Locale.ROOT,
              "threads=%d verify=%b enumerated=%d delivered=%d failed=%d bytes=%d %.2f s %.0f MiB/s %s%n",
              threads,
              verify,
              result.enumerated(),
              result.delivered(),
              result.failed(),
              result.bytes(),
              seconds,
              result.bytes() / seconds / (1 << 20),
              result.holes());
        }
      }
    }
  }
}

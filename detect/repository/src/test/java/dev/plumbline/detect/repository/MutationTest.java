package dev.plumbline.detect.repository;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged fixtures: no detector throws or hangs on any of them. */
class MutationTest {
  private static final long SEED = 20261124L;
  private static final int ROUNDS = 3;
  private static final String SPICE = "\0\n\r\t \"'`{}[]()<>#/*\\|&;:-=!?$%~^@,.é\uFEFF";

  private final List<SnapshotDetector> detectors = new RepositoryRuleContractTest().detectors();

  @Test
  void damagedTreesEnd() throws IOException {
    Random random = new Random(SEED);
    try (Stream<Path> cases = Files.walk(Path.of("src/test/resources/fixtures"), 2)) {
      for (Path folder : cases.filter(Files::isDirectory).sorted().toList()) {
        for (int round = 0; round < ROUNDS; round++) {
          FakeSnapshot damaged = damaged(FakeSnapshot.ofFolder(folder), random);
          for (SnapshotDetector detector : detectors) {
            assertThatCode(() -> FakeReporter.run(detector, damaged))
                .as("seed %d round %d: %s on %s", SEED, round, detector.info().name(), folder)
                .doesNotThrowAnyException();
          }
        }
      }
    }
  }

  private static FakeSnapshot damaged(FakeSnapshot whole, Random random) {
    FakeSnapshot damaged = new FakeSnapshot();
    for (Map.Entry<String, byte[]> file : whole.contents().entrySet()) {
      byte[] bytes = file.getValue().clone();
      for (int i = 0; i < 4 && bytes.length > 4; i++) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
          case 0 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
          case 1 -> bytes[at] = (byte) random.nextInt(256);
          case 2 -> bytes = Arrays.copyOf(bytes, at);
          default -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + at);
            System.arraycopy(bytes, 0, longer, bytes.length, at);
            bytes = longer;
          }
        }
      }
      damaged.with(file.getKey(), bytes);
    }
    return damaged;
  }
}

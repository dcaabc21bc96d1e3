package dev.plumbline.scan.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedRunsTest {
  private static final int BOUND = 1 << 16;

  @Test
  void plainTextIsWidenedToItsLine() {
    byte[] text = bytes("zero\none two three four five\nsix");
    assertThat(EncodedRuns.cover(text, 0, text.length, 14, 16, BOUND))
        .isEqualTo(new EncodedRuns.Extent(5, 28, false));
  }

  @Test
  void aRunIsCoveredFromAnyPlaceInIt() {
    String encoded = Base64.getEncoder().encodeToString(bytes("a secret that is long enough"));
    byte[] text = bytes("key: " + encoded + "\nnext");
    for (int at = 5; at < 5 + encoded.length(); at++) {
      EncodedRuns.Extent extent = EncodedRuns.cover(text, 0, text.length, at, at + 1, BOUND);
      assertThat(extent.start()).isLessThanOrEqualTo(5);
      assertThat(extent.end()).isGreaterThanOrEqualTo(5 + encoded.length());
    }
  }

  @Test
  void whatIsLongerThanTheBoundAsksForTheWhole() {
    byte[] text = bytes("x".repeat(1000));
    assertThat(EncodedRuns.cover(text, 0, text.length, 500, 501, 100).whole()).isTrue();
    assertThat(EncodedRuns.cover(text, 0, text.length, 500, 501, 1000).whole()).isFalse();
  }

  /** Scanning a covered stretch finds each run that touches the stretch as scanning all does. */
  @Test
  void aCoveredStretchHoldsEveryRunThatTouchesIt() {
    long seed = Long.getLong("seed", 7);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] text = bytes(EncodedTexts.text(random));
      int from = random.nextInt(text.length);
      int to = from + random.nextInt(text.length - from) + 1;
      EncodedRuns.Extent extent = EncodedRuns.cover(text, 0, text.length, from, to, BOUND);
      List<Run> wanted = touching(runs(text, 0, text.length), from, to);
      List<Run> seen = touching(runs(text, extent.start(), extent.end()), from, to);
      assertThat(seen)
          .as("seed %d round %d", seed, round)
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  private static List<Run> touching(List<Run> runs, int from, int to) {
    return runs.stream().filter(run -> run.start() < to && run.end() > from).toList();
  }

  private static List<Run> runs(byte[] text, int from, int to) {
    List<Run> runs = new ArrayList<>();
    RunFinder.find(text, from, to, runs::add);
    Escapes.find(text, from, to, runs::add);
    return runs;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

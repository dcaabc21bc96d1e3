package dev.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void sumsMustMeet() {
    assertThat(new Coverage("objects", 5, 3, List.of(new Skip("trees", 2)), List.of(), List.of()))
        .returns(true, Coverage::complete);
    assertThat(new Coverage("objects", 5, 3, List.of(new Skip("trees", 1)), List.of(), List.of()))
        .returns(false, Coverage::complete);
  }

  @Test
  void aHoleIsNeverComplete() {
    Hole hole = new Hole("pack-1", "truncated", "git fsck");
    assertThat(new Coverage("objects", 5, 5, List.of(), List.of(hole), List.of()))
        .returns(false, Coverage::complete);
  }

  @Test
  void skipsWithOneReasonAreOneEntry() {
    Coverage coverage =
        new Coverage(
            "files",
            4,
            0,
            List.of(new Skip("a", 1), new Skip("b", 1), new Skip("a", 2)),
            List.of(),
            List.of());
    assertThat(coverage.skips()).containsExactly(new Skip("a", 3), new Skip("b", 1));
    assertThat(coverage.skipped()).isEqualTo(4);
  }
}

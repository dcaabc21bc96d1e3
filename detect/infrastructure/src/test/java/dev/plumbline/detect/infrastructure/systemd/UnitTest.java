package dev.plumbline.detect.infrastructure.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitTest {
  @Test
  void sectionsCommentsAndContinuedLines() {
    Unit unit =
        Unit.read(
            "[Unit]\nUser=no\n[Service]\nExecStart=/a \\\n# why\n  b \\\n  c\n; d\nUser=one\nUser=\nUser = two\n");
    assertThat(unit.last("ExecStart").orElseThrow().value()).isEqualTo("/a  b  c");
    assertThat(unit.last("User").orElseThrow())
        .isEqualTo(new Unit.Setting("Service", "User", "two", 11));
  }

  @Test
  void anEmptyValueResets() {
    assertThat(Unit.read("[Service]\nUser=a\nUser=\n").last("User")).isEmpty();
    assertThat(Unit.read("[Service]\nDynamicUser=Yes\n").on("DynamicUser")).isTrue();
    assertThat(Unit.read("[Service]\nDynamicUser=no\n").on("DynamicUser")).isFalse();
  }
}

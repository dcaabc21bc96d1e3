package dev.plumbline.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.RichModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  @Test
  void rangesJoinNeighbours() {
    assertThat(
            ClauseRanges.text(
                List.of("ESP-AC-01", "ESP-AC-02", "ESP-AC-03", "ESP-AC-05", "SAGE-2.1-01", "OWN")))
        .isEqualTo("ESP-AC-01..03, 05, SAGE-2.1-01, OWN");
    assertThat(ClauseRanges.text(List.of("A-9", "A-10"))).isEqualTo("A-9, 10");
    assertThat(ClauseRanges.text(List.of())).isEmpty();
  }

  @Test
  void unprovenClausesStandUnderOneStepEach() {
    List<NextStep> steps = NextSteps.of(RichModel.check());
    assertThat(steps.stream().mapToInt(step -> step.clauses().size()).sum())
        .isEqualTo(Tally.of(RichModel.check().clauses()).unproven());
    assertThat(steps.getFirst().step()).startsWith("git fsck");
  }

  @Test
  void numbersAreGrouped() {
    assertThat(Numbers.grouped(0)).isEqualTo("0");
    assertThat(Numbers.grouped(999)).isEqualTo("999");
    assertThat(Numbers.grouped(-1204)).isEqualTo("-1,204");
    assertThat(Numbers.grouped(1234567)).isEqualTo("1,234,567");
  }

  @Test
  void remediesInOneLine() {
    assertThat(Prose.brief("Revoke the token. Then more.")).isEqualTo("Revoke the token.");
    assertThat(
            Prose.brief(
                "services:\n  web:\n    user: root     # before\n    user: \"1\"   # after, and own it\n"))
        .isEqualTo("user: \"1\" (and own it)");
    assertThat(Prose.brief("Make an account:\n\n    USER nobody  # before\n    USER 1  # after\n"))
        .isEqualTo("Make an account: USER 1");
    assertThat(Prose.brief("kind: Secret  # before\ndata: {}\n\nkind: Other   # after: or this\n"))
        .isEqualTo("kind: Other (or this)");
    assertThat(Prose.brief("")).isEmpty();
  }

  @Test
  void remediesAreProseAndCode() {
    assertThat(Prose.blocks("Make an account:\n\n    USER 1\n\n    RUN x\n\nThen build.\n"))
        .containsExactly(
            new Prose.Block(false, "Make an account:"),
            new Prose.Block(true, "USER 1\n\nRUN x"),
            new Prose.Block(false, "Then build."));
  }
}

package dev.plumbline.detect.infrastructure.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DockerfileTest {
  @Test
  void continuedLinesCommentsAndBlanksKeepTheirPlaces() {
    Dockerfile file =
        Dockerfile.read("FROM a\nRUN one \\\n# why\n\n  && two \\  \n  && three\nUSER b\n");
    assertThat(file.problem()).isNull();
    Instruction run = file.stages().getFirst().instructions().getFirst();
    assertThat(run.line()).isEqualTo(2);
    assertThat(run.joined()).isEqualTo("one      && two    && three");
    assertThat(file.stages().getFirst().instructions().get(1).line()).isEqualTo(7);
  }

  @Test
  void theEscapeCharacterCanBeABacktick() {
    Dockerfile file =
        Dockerfile.read("# escape=`\n# x\nFROM a\nRUN dir C:\\\nRUN b `\n c\nUSER d\n");
    assertThat(file.problem()).isNull();
    assertThat(file.stages().getFirst().instructions()).hasSize(3);
  }

  @Test
  void aDirectiveAfterACommentIsAComment() {
    Dockerfile file = Dockerfile.read("# x\n# escape=`\nFROM a\nRUN b \\\n c\n");
    assertThat(file.stages().getFirst().instructions()).hasSize(1);
  }

  @Test
  void argumentsHaveTheirDefaultsWhereTheyAreDeclared() {
    Dockerfile file =
        Dockerfile.read(
            """
            ARG BASE=debian
            ARG TAG
            FROM ${BASE}:${TAG:-12} AS one
            ARG BASE
            ARG WHO=app
            USER ${WHO}-$BASE
            FROM x:$TAG
            FROM one AS two
            USER $NOBODY_KNOWS
            """);
    assertThat(file.stages().get(0).resolvedImage()).isEqualTo("debian:12");
    assertThat(file.stages().get(0).user())
        .isEqualTo(new Stage.User("${WHO}-$BASE", "app-debian", 6));
    assertThat(file.stages().get(1).resolvedImage()).isNull();
    assertThat(file.stages().get(2).base()).isEqualTo(file.stages().get(0));
    assertThat(ImageUser.of(file.stages().get(2))).isInstanceOf(ImageUser.Unknown.class);
  }

  @Test
  void hereDocumentsAreTextAndNoInstructions() {
    Dockerfile file =
        Dockerfile.read(
            "FROM a\nRUN <<EOF\nUSER root\nFROM x\nEOF\nCOPY <<-\"A\" <<B /x/\n1\n\tA\n2\nB\nUSER b\n");
    assertThat(file.problem()).isNull();
    assertThat(file.stages()).hasSize(1);
    assertThat(file.stages().getFirst().user()).isEqualTo(new Stage.User("b", "b", 11));
  }

  @Test
  void onBuildIsForOthers() {
    Dockerfile file = Dockerfile.read("FROM a\nUSER b\nONBUILD USER root\nONBUILD RUN x\n");
    assertThat(ImageUser.of(file.stages().getFirst())).isEqualTo(new ImageUser.Other("b", 2));
  }

  @Test
  void environmentIsInheritedFromTheStageBelow() {
    Dockerfile file =
        Dockerfile.read("FROM a AS b\nENV WHO=app X=\"y z\" \\\n Q=1\nFROM b\nUSER $WHO\n");
    assertThat(ImageUser.of(file.stages().get(1))).isEqualTo(new ImageUser.Other("app", 5));
    assertThat(file.stages().get(1).variables()).containsEntry("X", "y z").containsEntry("Q", "1");
  }

  @Test
  void aMissingInstructionIsAProblem() {
    assertThat(Dockerfile.read("FROM a\n{{ if x }}\nUSER b\n").problem()).contains("line 2");
    assertThat(Dockerfile.read("RUN a\n").problem()).isNotNull();
    assertThat(Dockerfile.read("").problem()).isNotNull();
    assertThat(Dockerfile.read("FROM a\nRUN <<E\nx").problem()).contains("never closed");
  }

  @Test
  void variablesEndOnAnyText() {
    long seed = 7;
    Random random = new Random(seed);
    String[] pieces = {"$", "{", "}", ":-", "-", ":+", "a", "\\", "${a", "${", "+", " "};
    Variables variables = new Variables();
    variables.set("a", "$a${a:-${a}}");
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      variables.set("b", variables.expand(text.toString()));
    }
    assertThat(variables.expand("x")).as("seed %s", seed).isEqualTo("x");
  }
}

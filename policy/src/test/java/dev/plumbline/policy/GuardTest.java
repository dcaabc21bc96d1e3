package dev.plumbline.policy;

import static dev.plumbline.evidence.Ternary.FALSE;
import static dev.plumbline.evidence.Ternary.TRUE;
import static dev.plumbline.evidence.Ternary.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Ternary;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ignorance never reads as "no". */
class GuardTest {
  private static final Guard A = new Guard.Fact("a");
  private static final Guard B = new Guard.Fact("b");

  @ParameterizedTest
  @CsvSource({
    "TRUE, TRUE, TRUE, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "FALSE, TRUE, FALSE, TRUE",
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "UNKNOWN, TRUE, UNKNOWN, TRUE",
    "UNKNOWN, FALSE, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void combines(Ternary a, Ternary b, Ternary all, Ternary any) {
    Map<String, Ternary> facts = Map.of("a", a, "b", b);

    assertThat(new Guard.All(List.of(A, B)).evaluate(name -> facts.getOrDefault(name, UNKNOWN)))
        .isEqualTo(all);
    assertThat(new Guard.Any(List.of(A, B)).evaluate(name -> facts.getOrDefault(name, UNKNOWN)))
        .isEqualTo(any);
  }

  @Test
  void turnsYesAndNoAboutAndLeavesUnknown() {
    Guard not = new Guard.Not(A);

    assertThat(not.evaluate(name -> TRUE)).isEqualTo(FALSE);
    assertThat(not.evaluate(name -> FALSE)).isEqualTo(TRUE);
    assertThat(not.evaluate(name -> UNKNOWN)).isEqualTo(UNKNOWN);
  }

  @Test
  void readsAndDescribes() throws FormatException {
    Problems problems = Problems.of("x.yaml");
    Guard guard =
        new GuardReader(Set.of("a", "b", "c"), problems)
            .read(Yaml.read("{all: [a, {not: b}, {any: [b, c]}]}"));

    assertThat(problems.sorted()).isEmpty();
    assertThat(Objects.requireNonNull(guard).describe()).isEqualTo("a and not b and (b or c)");
    assertThat(guard.facts()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing                | unknown fact 'nothing'",
        "[a, b]                 | a guard is not a list",
        "{all: a}               | take a list that is not empty",
        "{any: []}              | take a list that is not empty",
        "{all: [a], any: [b]}   | exactly one key",
        "{}                     | exactly one key",
        "{xor: [a, b]}          | unknown guard operator 'xor'",
        "{not: {all: [a, x]}}   | unknown fact 'x'"
      })
  void saysWhatIsWrong(String text, String reason) throws FormatException {
    Problems problems = Problems.of("x.yaml");

    assertThat(new GuardReader(Set.of("a", "b"), problems).read(Yaml.read(text))).isNull();
    assertThat(problems.sorted()).singleElement().asString().contains(reason);
  }

  @Test
  void refusesToNestWithoutEnd() throws FormatException {
    Problems problems = Problems.of("x.yaml");
    String text = "{not: ".repeat(40) + "a" + "}".repeat(40);

    assertThat(new GuardReader(Set.of("a"), problems).read(Yaml.read(text))).isNull();
    assertThat(problems.sorted()).singleElement().asString().contains("nested deeper");
  }
}

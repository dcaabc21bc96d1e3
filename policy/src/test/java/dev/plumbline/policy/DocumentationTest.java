package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** {@code docs/policy.md} stays true. */
class DocumentationTest {
  @Test
  void itsExampleIsSound() throws IOException {
    String page = page();
    String mark = "<!-- A test reads this example. -->\n```yaml\n";
    int start = page.indexOf(mark) + mark.length();
    String example = page.substring(start, page.indexOf("```", start));

    PolicyResolver.Resolution resolution =
        PolicyResolver.resolve(FakeFiles.overlay(example), LocalDate.of(2026, 11, 24));

    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.policy().clause("ACME-01")).isPresent();
    assertThat(resolution.policy().switchedOff()).hasSize(1);
  }

  @Test
  void itNamesEveryParameterAndFactWithItsDefault() throws IOException {
    String page = page();

    for (ParameterValue value : PolicyResolver.builtIn().parameters().values()) {
      Parameter parameter = value.parameter();
      assertThat(page.lines())
          .as(parameter.name())
          .anyMatch(line ->
              line.startsWith("| `" + parameter.name() + "` |")
                  && parameter.defaults().stream().allMatch(line::contains));
    }
    for (String fact : PolicyLoader.builtInChecks().facts().keySet()) {
      assertThat(page).contains("`" + fact + "`");
    }
  }

  private static String page() throws IOException {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("mvnw")) && path.getParent() != null) {
      path = path.getParent();
    }
    return Files.readString(path.resolve("docs/policy.md"));
  }
}

package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.formats.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Plumbline's own repository stands as {@code docs/own-verdicts.tsv} says: no better, no worse.
 * {@code -Dplumbline.accept=true} writes the file anew; the change is then reviewed like code.
 */
class OwnRepositoryTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path EXPECTED = ROOT.resolve("docs/own-verdicts.tsv");

  @Test
  void verdictsAreTheExpectedOnes() throws IOException {
    Path git = ROOT.resolve(".git");
    assumeTrue(
        Files.isDirectory(git)
            && !Files.exists(git.resolve("shallow"))
            && !Files.exists(git.resolve("objects/info/alternates")),
        "skipped: not a whole clone, so its history rightly reads as unproven");

    CliHarness.Result result = CliHarness.run("check", ROOT, "--format", "json");

    StringBuilder real = new StringBuilder("# clause\tverdict\n");
    for (Node clause : result.json().items("clauses")) {
      real.append(clause.text("id").orElseThrow())
          .append('\t')
          .append(clause.text("verdict", "word").orElseThrow())
          .append('\n');
    }
    if (Boolean.getBoolean("plumbline.accept")) {
      Files.writeString(EXPECTED, real);
    }
    assertThat(real.toString()).isEqualTo(Files.readString(EXPECTED));
    assertThat(result.json().items("coverage"))
        .allSatisfy(
            row -> assertThat(row.items("holes")).as(row.text("name").orElse("")).isEmpty());
  }

  @Test
  void nothingIsInvented() throws IOException {
    Path register = ROOT.resolve(".plumb/registers/exceptions.yaml");
    if (Files.exists(register)) {
      assertThat(Files.readString(register)).doesNotContain("approver:");
    }
  }
}

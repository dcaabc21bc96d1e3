package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.engine.Detectors;
import dev.plumbline.engine.Engine;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.policy.PolicyResolver;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the README true. {@code -Dplumbline.accept=true} writes the sample anew. */
class ReadmeTest {
  private static final Path README = Path.of("../../README.md");
  private static final Pattern SAMPLE =
      Pattern.compile("(?s)<!-- sample:begin -->\n```\n(.*?)```\n<!-- sample:end -->");

  @TempDir Path temp;

  @Test
  void theSampleIsRealOutput() throws IOException {
    GitSandbox git = GitSandbox.init(temp.resolve("shop"));
    SampleSecrets secrets = new SampleSecrets(7);
    git.write("deploy.sh", "export GITHUB_TOKEN=" + secrets.gitHubToken() + "\n");
    git.commit("deploy");
    git.write("deploy.sh", "set -eu\ncurl -fsSL https://get.example.com/tool.sh | sh\n");
    git.write(
        "Dockerfile",
        "FROM eclipse-temurin:25-jre\nCOPY shop.jar /shop.jar\nCMD [\"java\", \"-jar\", \"/shop.jar\"]\n");
    git.write("README.md", "# Shop\n\nRun `./deploy.sh`.\n");
    git.write(
        "package.json", "{\"name\": \"shop\", \"dependencies\": {\"left-pad\": \"^1.3.0\"}}\n");
    git.commit("clean up");

    CliHarness.Result result = CliHarness.run("check", git.root());

    assertThat(result.code()).as(result.err()).isEqualTo(1);
    String real = result.out().replaceAll("(?m) +$", "");
    assertThat(real.lines().count()).as("one screen").isLessThanOrEqualTo(45);
    String readme = Files.readString(README);
    Matcher matcher = SAMPLE.matcher(readme);
    assertThat(matcher.find()).as("sample marks in the README").isTrue();
    String head = "$ plumb check .\n";
    if (Boolean.getBoolean("plumbline.accept")) {
      Files.writeString(
          README,
          readme.substring(0, matcher.start(1)) + head + real + readme.substring(matcher.end(1)));
    } else {
      assertThat(matcher.group(1)).isEqualTo(head + real);
    }
  }

  @Test
  void theCountOfDecidableClausesIsTrue() throws IOException {
    SortedSet<CheckId> answerable = Engine.answerable(Detectors.installed());
    long decidable =
        PolicyResolver.builtIn().clauses().stream()
            .filter(clause -> answerable.containsAll(clause.proofs().checks()))
            .count();
    assertThat(Files.readString(README))
        .contains("**" + decidable + " of the 228 can be decided by this version**");
  }

  @Test
  void theCountOfSecretRulesIsTrue() throws IOException {
    long rules = Detectors.contentOnly().rules().size();
    assertThat(Files.readString(README)).contains(rules + " rules, tokens proven offline");
  }
}

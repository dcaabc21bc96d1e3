package dev.plumbline.app.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the removal help says is so: tried with git itself. */
class RemovalTest {
  private static final String SECRET = new SampleSecrets(13).gitHubToken();
  private static final Pattern OBJECT = Pattern.compile("(?m)^ {15}([0-9a-f]{40})");

  private static GitSandbox leaked(Path folder) {
    GitSandbox git = GitSandbox.init(folder.resolve("shop"));
    git.write("README.md", "# Shop\n").commit("base");
    git.write("deploy.sh", "export GITHUB_TOKEN=" + SECRET + "\n").commit("oops");
    git.write("deploy.sh", "set -e\nexport GITHUB_TOKEN=" + SECRET + "\n").commit("again");
    git.git("branch", "other");
    git.git("tag", "v1");
    git.write("deploy.sh", "export GITHUB_TOKEN\n").commit("gone");
    git.write("README.md", "# The shop\n").commit("after");
    git.git("branch", "before", "HEAD~4");
    return git;
  }

  private static List<Node> findings(Path root) {
    CliHarness.Result result =
        CliHarness.run("scan", "secrets", root, "--history", "--format", "json", "--threads", "1");
    return result.json().items("findings");
  }

  private static CliHarness.Result removal(Path root) {
    String fingerprint = findings(root).getFirst().text("fingerprint").orElseThrow();
    CliHarness.Result result = CliHarness.run("leak", fingerprint, root, "--removal");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain(SECRET);
    return result;
  }

  @Test
  void saysWhatIsRewritten(@TempDir Path folder) {
    GitSandbox git = leaked(folder);
    String text = removal(git.root()).out();
    assertThat(text)
        .contains("2 commits hold it; 4 get another id")
        .contains("refs/heads/other")
        .contains("refs/tags/v1")
        .doesNotContain("refs/heads/before")
        .contains("--replace-text")
        .contains("pull and merge requests");
    Matcher objects = OBJECT.matcher(text);
    assertThat(objects.results().count()).isEqualTo(2);
  }

  @Test
  void theRewriteTakesItOut(@TempDir Path folder) {
    GitSandbox git = leaked(folder);
    Assumptions.assumeTrue(
        git.gitMayFail("filter-repo", "--version").strip().matches("[0-9a-z.]{5,}"),
        "git-filter-repo is not installed");
    StringBuilder ids = new StringBuilder();
    OBJECT
        .matcher(removal(git.root()).out())
        .results()
        .forEach(match -> ids.append(match.group(1)).append('\n'));
    Path mirror = folder.resolve("mirror.git");
    git.git("clone", "--quiet", "--mirror", git.root().toString(), mirror.toString());
    GitSandbox clone = GitSandbox.at(mirror);
    Path list = folder.resolve("ids");
    write(list, ids.toString());
    clone.git("filter-repo", "--strip-blobs-with-ids", list.toString());
    clone.git("reflog", "expire", "--expire=now", "--all");
    clone.git("gc", "--quiet", "--prune=now");
    assertThat(findings(mirror)).isEmpty();

    Path second = folder.resolve("second.git");
    git.git("clone", "--quiet", "--mirror", git.root().toString(), second.toString());
    GitSandbox other = GitSandbox.at(second);
    Path replacements = folder.resolve("replacements");
    write(replacements, "literal:" + SECRET + "==>REMOVED\n");
    other.git("filter-repo", "--replace-text", replacements.toString());
    other.git("gc", "--quiet", "--prune=now");
    assertThat(findings(second)).isEmpty();
    assertThat(other.git("show", "refs/heads/other:deploy.sh")).contains("GITHUB_TOKEN=REMOVED");
  }

  private static void write(Path file, String text) {
    try {
      java.nio.file.Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

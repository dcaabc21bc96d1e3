package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allow comments cover the value that they stood beside in the base, and nothing else. */
class AllowCommentTest {
  private static final String ALLOW =
      "plumb:allow " + Bench.RULE + " reason=\"printed in the vendor's documentation\"";

  @TempDir Path temp;
  private Bench bench;

  @BeforeEach
  void aRepository() {
    bench = new Bench(temp.resolve("shop"));
  }

  private Node judge(String path, String text) {
    bench.git.write(path, text).commit("base of " + path);
    return bench.check("--base", "HEAD");
  }

  private static void none(Node report) {
    assertThat(Bench.secrets(report)).as(Bench.told(report)).isEmpty();
    assertThat(Bench.verdict(report, Bench.CLAUSE)).isEqualTo("satisfied");
    assertThat(Bench.told(report)).contains("allowed beside it by A. Author on 2023-11-14 (");
  }

  private static void open(Node report) {
    assertThat(Bench.secrets(report)).as(Bench.told(report)).isNotEmpty();
    assertThat(Bench.verdict(report, Bench.CLAUSE)).isEqualTo("violated");
  }

  @Test
  void onTheLineInAnyComment() {
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
    none(judge("a.yaml", "token: " + bench.secret + " # " + ALLOW + " until=2027-01-31\n"));
    none(judge("a.html", "<b>" + bench.secret + "</b> <!-- " + ALLOW + " -->\n"));
    none(judge("a.sql", "select '" + bench.secret + "'; -- " + ALLOW + "\n"));
  }

  @Test
  void onTheLineBefore() {
    none(judge("a.py", "# " + ALLOW + "\ntoken = \"" + bench.secret + "\"\n"));
    none(judge("b.yaml", "# " + ALLOW + "\ntoken: |\n  " + bench.secret + "\n"));
    none(judge("c.c", "/* " + ALLOW + " */\nchar *t = \"" + bench.secret + "\";\n"));
  }

  @Test
  void notFurtherOff() {
    open(judge("a.py", "# " + ALLOW + "\nx = 1\ntoken = \"" + bench.secret + "\"\n"));
  }

  @Test
  void notBelowACommentThatSharesItsLine() {
    open(judge("a.py", "x = 1  # " + ALLOW + "\ntoken = \"" + bench.secret + "\"\n"));
  }

  @Test
  void notOfAnotherRule() {
    open(
        judge(
            Bench.CODE,
            Bench.code(bench.secret, " // " + ALLOW.replace(Bench.RULE, "stripe-secret-key"))));
  }

  @Test
  void withoutAReasonARuleOrADayThatIsToComeItDoesNotCount() {
    for (String comment :
        new String[] {
          "plumb:allow",
          "plumb:allow " + Bench.RULE,
          "plumb:allow " + Bench.RULE + " reason=\"\"",
          "plumb:allow " + Bench.RULE + " reason=\"todo\"",
          "plumb:allow reason=\"printed in the documentation\"",
          ALLOW + " until=2026-11-23",
          ALLOW + " until=soon"
        }) {
      Node report = judge(Bench.CODE, Bench.code(bench.secret, " // " + comment));
      open(report);
      assertThat(Bench.told(report)).as(comment).contains("src/Main.java:2: plumb:allow ");
    }
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW + " until=2026-11-24")));
  }

  @Test
  void aChangedSecretOnTheLineIsNotCovered() {
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
    bench.git.git("checkout", "-q", "-b", "change");
    bench.git.write(Bench.CODE, Bench.code(Bench.token(12), " // " + ALLOW));
    bench.git.git("add", "-A");
    Node staged = bench.check("--staged");
    assertThat(Bench.fresh(staged)).hasSize(1);
    assertThat(Bench.told(staged)).contains("the change allows a finding by a comment");
    bench.git.commit("another value");
    for (Node report :
        new Node[] {bench.check("--base", "main"), bench.check("--range", "main..change")}) {
      assertThat(Bench.fresh(report)).hasSize(1);
      assertThat(report.text("gate", "open")).contains("false");
      assertThat(Bench.told(report)).contains("the change allows a finding", "inEffect=false");
    }
  }

  @Test
  void aSecondSecretOnTheLineIsNotCovered() {
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
    bench.git.git("checkout", "-q", "-b", "change");
    bench
        .git
        .write(Bench.CODE, Bench.code(bench.secret + "\" + \"" + Bench.token(13), " // " + ALLOW))
        .commit("one more");
    assertThat(Bench.fresh(bench.check("--base", "main"))).hasSize(1);
  }

  @Test
  void survivesMovesRenamesAndTheHistory() {
    bench.git.write(Bench.CODE, Bench.code(bench.secret, "")).commit("before the comment");
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
    bench.git.git("checkout", "-q", "-b", "change");
    bench.git.git("mv", Bench.CODE, "src/Renamed.java");
    bench
        .git
        .write("src/Renamed.java", "\n\n" + Bench.code(bench.secret, " // " + ALLOW))
        .commit("renamed");
    for (Node report :
        new Node[] {bench.check("--base", "main"), bench.check("--range", "main..change")}) {
      assertThat(Bench.secrets(report)).as(Bench.told(report)).isEmpty();
    }
  }

  @Test
  void whoWroteItIsNamedNotWhoTouchedTheFile() {
    none(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
    bench.git.git("config", "user.name", "unused");
    bench.git.write(Bench.CODE, "// more\n" + Bench.code(bench.secret, " // " + ALLOW));
    bench.git.git("add", "-A");
    bench.git.git("commit", "-q", "-m", "touched", "--author=Other <other@example.invalid>");
    assertThat(Bench.told(bench.check("--base", "HEAD"))).contains("by A. Author on");
  }

  @Test
  void inAShallowCloneNobodyKnowsWhoWroteItSoItDoesNotCount() {
    judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW));
    bench.git.write("more.txt", "more\n").commit("later");
    Path clone = temp.resolve("clone");
    bench.git.git("clone", "-q", "--depth", "1", "file://" + bench.git.root(), clone.toString());
    Node report = CliHarness.run("check", clone, "--base", "HEAD", "--format", "json").json();
    assertThat(Bench.fingerprints(report)).isNotEmpty();
    assertThat(Bench.told(report)).contains("nobody knows who wrote it");
  }

  @Test
  void withoutABaseItIsKnownToScansToldFirstAndStaysViolated() {
    bench.git.write(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)).commit("allowed");
    Node report = bench.check();
    open(report);
    assertThat(Bench.told(report))
        .contains("is allowed beside it (src/Main.java:2)", "inEffect=true");
    assertThat(CliHarness.run("scan", "secrets", bench.git.root()).code()).isZero();
  }

  @Test
  void whatTheBaselineCallsRealNoCommentAllows() {
    bench.git.write(Bench.CODE, Bench.code(bench.secret, "")).commit("secret");
    String print = bench.fingerprint();
    bench.git.write(".plumb/baseline", Bench.entry(print, "real", "Ada", "it opened the account"));
    open(judge(Bench.CODE, Bench.code(bench.secret, " // " + ALLOW)));
  }

  @Test
  void commentsOfOtherScannersAllowNothingHere() {
    for (String comment :
        new String[] {
          "gitleaks:allow", "betterleaks:allow", "trufflehog:ignore", "kingfisher:ignore",
          "pragma: allowlist secret", "ggignore", "nosec", "nosemgrep: detected-token",
          "secretlint-disable-line"
        }) {
      open(judge(Bench.CODE, Bench.code(bench.secret, " // " + comment)));
    }
  }
}

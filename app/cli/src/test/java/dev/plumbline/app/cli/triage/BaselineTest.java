package dev.plumbline.app.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baseline: what it makes known, what it makes none, and what it never covers. */
class BaselineTest {
  private static final String FILE = ".plumb/baseline";
  private static final String WHY = "printed in the provider's own documentation";

  @TempDir Path temp;
  private Bench bench;
  private String print;

  @BeforeEach
  void aSecretStands() {
    bench = new Bench(temp.resolve("shop"));
    bench.git.write(Bench.CODE, Bench.code(bench.secret, "")).commit("secret");
    print = bench.fingerprint();
  }

  @Test
  void whatIsJudgedFalseInTheBaseIsNone() {
    assertThat(Bench.verdict(bench.check(), Bench.CLAUSE)).isEqualTo("violated");
    bench.git.write(FILE, Bench.entry(print, "false-positive", "Ada", WHY)).commit("judged");
    Node report = bench.check("--base", "HEAD");
    assertThat(Bench.secrets(report)).isEmpty();
    assertThat(Bench.verdict(report, Bench.CLAUSE)).isEqualTo("satisfied");
    assertThat(Bench.told(report))
        .contains("judged false-positive by Ada on 2026-11-20 (.plumb/baseline:1): " + WHY);
    Node scan = bench.scan("--base", "HEAD");
    assertThat(Bench.secrets(scan)).isEmpty();
    assertThat(Bench.told(scan)).contains("by Ada on 2026-11-20");
  }

  @Test
  void withoutABaseItIsKnownToScansAndStaysViolated() {
    bench.git.write(FILE, Bench.entry(print, "test-value", "Ada", WHY)).commit("judged");
    Node report = bench.check();
    assertThat(Bench.verdict(report, Bench.CLAUSE)).isEqualTo("violated");
    assertThat(Bench.told(report)).contains("is judged test-value by Ada", "inEffect=true");
    assertThat(CliHarness.run("scan", "secrets", bench.git.root()).code()).isZero();
  }

  @Test
  void aChangeCannotJudgeItsOwnSecret() {
    bench.git.git("checkout", "-q", "-b", "change");
    String own = Bench.token(99);
    bench.git.write("src/Own.java", Bench.code(own, ""));
    String mine =
        Bench.fingerprints(bench.scan()).stream().filter(f -> !f.equals(print)).findFirst().get();
    bench.git.write(FILE, Bench.entry(mine, "false-positive", "Mallory", WHY)).commit("change");
    Node report = bench.check("--base", "main");
    assertThat(Bench.fresh(report)).containsExactly(mine);
    assertThat(report.text("gate", "open")).contains("false");
    assertThat(Bench.told(report)).contains("the change edits this file");
  }

  @Test
  void aChangedSecretIsNotCovered() {
    bench.git.write(FILE, Bench.entry(print, "false-positive", "Ada", WHY)).commit("judged");
    bench.git.git("checkout", "-q", "-b", "change");
    bench.git.write(Bench.CODE, Bench.code(Bench.token(7), "")).commit("another value");
    Node report = bench.check("--base", "main");
    assertThat(Bench.fresh(report)).hasSize(1).doesNotContain(print);
    assertThat(Bench.verdict(report, Bench.CLAUSE)).isEqualTo("violated");
  }

  @Test
  void withoutWhoWhyOrWhenItJudgesNothing() {
    for (String entry :
        new String[] {
          Bench.entry(print, "false-positive", "-", WHY),
          Bench.entry(print, "false-positive", "Ada", "-"),
          Bench.entry(print, "false-positive", "Ada", "false positive"),
          Bench.entry(print, "false-positive", "Ada", WHY).replace("2026-11-20", "-"),
          Bench.entry(print, "false-positive", "Ada", WHY)
              .replace("2026-11-20\t-", "2026-11-20\t2026-11-21"),
          Bench.entry(print, "false-positive", "Ada", WHY)
              + Bench.entry(print, "real", "Bob", "it opened the production account"),
          Bench.entry(print, "real", "Ada", "it opened the production account"),
          Bench.entry(print, "revoked", "Ada", "revoked the day it was found"),
          Bench.entry(print, "known", "-", "-"),
          print + "\n",
          print + "\t" + Bench.RULE + "\t" + Bench.CODE + "\n"
        }) {
      bench.git.write(FILE, "# plumb baseline\n" + entry).commit("judged");
      Node report = bench.check("--base", "HEAD");
      assertThat(Bench.verdict(report, Bench.CLAUSE)).as(entry).isEqualTo("violated");
      boolean says = entry.contains("false-positive");
      assertThat(Bench.told(report).contains(".plumb/baseline:2:")).as(entry).isEqualTo(says);
    }
  }

  @Test
  void aLineThatIsNoEntryIsAnErrorWithFileAndLine() {
    for (String line :
        new String[] {
          "what is this\n",
          print + "\tfalse-postive\t2026-11-20\t-\ta\tb\tc\td\n",
          print + "\tfalse-positive\t2026-11-20\n",
          print + "\tfalse-positive\tyesterday\t-\ta\tb\tc\td\n"
        }) {
      bench.git.write(FILE, "# plumb baseline 2\n\n" + line);
      CliHarness.Result result = CliHarness.run("scan", "secrets", bench.git.root());
      assertThat(result.code()).as(line).isEqualTo(2);
      assertThat(result.err()).contains(".plumb/baseline:3: ");
      CliHarness.Result check = bench.plumb("baseline", "check");
      assertThat(check.code()).isEqualTo(10);
      assertThat(check.out()).contains(".plumb/baseline:3: ", "1 problem");
    }
  }

  @Test
  void twoBranchesThatAddEntriesMerge() throws IOException {
    assertThat(bench.plumb("baseline").code()).isZero();
    bench.git.commit("baseline");
    for (int i = 0; i < 2; i++) {
      bench.git.git("checkout", "-q", "-b", "branch" + i, "main");
      for (int j = 0; j < 5; j++) {
        bench.git.write("src/B" + i + j + ".java", Bench.code(Bench.token(100 + i * 10 + j), ""));
      }
      assertThat(bench.plumb("baseline").code()).isZero();
      bench.git.commit("branch " + i);
    }
    bench.git.git("merge", "-q", "--no-edit", "branch0");
    String merged = Files.readString(bench.git.root().resolve(FILE));
    assertThat(merged).doesNotContain("<<<<<<<");
    assertThat(merged.lines().filter(line -> line.contains(Bench.RULE)).distinct()).hasSize(11);
    assertThat(bench.plumb("baseline", "check").code()).isZero();
    assertThat(Bench.fresh(bench.scan())).isEmpty();
    assertThat(bench.plumb("baseline").code()).isZero();
    assertThat(Files.readString(bench.git.root().resolve(FILE)).lines().sorted())
        .containsExactlyElementsOf(merged.lines().distinct().sorted().toList());
  }

  @Test
  void addListAndPrune() {
    CliHarness.Result added =
        bench.plumb(
            "baseline",
            "add",
            print.substring(0, 10),
            "--reason",
            WHY,
            "--who",
            "Ada",
            "--until",
            "2027-01-31");
    assertThat(added.code()).as(added.err()).isZero();
    CliHarness.Result list = bench.plumb("baseline", "list");
    assertThat(list.out())
        .contains(print.substring(0, 12), "false-positive", "by Ada on 2026-11-24", WHY);
    Node json = bench.plumb("baseline", "list", "--format", "json").json();
    assertThat(json.items("entries").getFirst().text("until")).contains("2027-01-31");
    assertThat(bench.plumb("baseline", "check").code()).isZero();
    assertThat(bench.plumb("baseline", "prune").out()).contains("1 entries match");
    bench.git.commit("judged");
    assertThat(Bench.verdict(bench.check("--base", "HEAD"), Bench.CLAUSE)).isEqualTo("satisfied");

    bench.git.write(FILE, Bench.entry("0".repeat(32), "real", "Ada", "it opened the account"));
    assertThat(bench.plumb("baseline", "prune", "--dry-run").out())
        .contains("would go  000000000000");
    assertThat(bench.plumb("baseline", "prune").out()).contains("0 entries match");
    assertThat(bench.plumb("baseline", "list").out()).isEqualTo("0 entries\n");
  }

  @Test
  void aJudgementNeedsAReasonAndARealFinding() {
    assertThat(bench.plumb("baseline", "add", print, "--reason", "ok", "--who", "Ada").code())
        .isEqualTo(2);
    assertThat(bench.plumb("baseline", "add", print, "--who", "Ada").code()).isEqualTo(2);
    CliHarness.Result accepted =
        bench.plumb(
            "baseline", "add", print, "--reason", WHY, "--who", "Ada", "--verdict", "accepted");
    assertThat(accepted.code()).isEqualTo(2);
    assertThat(accepted.err()).contains("exceptions.yaml");
    assertThat(
            bench.plumb("baseline", "add", "0".repeat(32), "--reason", WHY, "--who", "Ada").code())
        .isEqualTo(10);
    assertThat(
            bench
                .plumb(
                    "baseline",
                    "add",
                    print,
                    "--reason",
                    WHY,
                    "--who",
                    "Ada",
                    "--until",
                    "2026-01-01")
                .code())
        .isEqualTo(2);
  }

  @Test
  void aSecretInAReasonIsMasked() throws IOException {
    bench.plumb(
        "baseline",
        "add",
        print,
        "--reason",
        "the value " + bench.secret + " is a sample",
        "--who",
        "Ada");
    assertThat(Files.readString(bench.git.root().resolve(FILE)))
        .contains("the value")
        .doesNotContain(bench.secret);
  }

  @Test
  void anExcludeSwitchesNoOtherRuleOff() {
    bench.git.write("docs/a.md", "token: " + Bench.token(3) + "\n");
    bench.git.write(
        ".plumb/policy.yaml",
        "schema: 1\nexclude:\n  - {path: \"docs/**\", reason: Generated from the vendor's site.}\n");
    assertThat(Bench.fingerprints(bench.scan())).containsExactly(print);
    bench.git.write(FILE, Bench.entry(print, "known", "-", "-"));
    bench.git.write("src/More.java", Bench.code(Bench.token(5), ""));
    assertThat(Bench.fresh(bench.scan())).hasSize(1).doesNotContain(print);
  }
}

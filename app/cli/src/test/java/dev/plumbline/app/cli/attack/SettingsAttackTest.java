package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes that bring a secret and edit the rules they are judged by in the same breath. Each is
 * judged staged, as a range and against its base; each stays closed.
 */
class SettingsAttackTest {
  private static final String OFF =
      """
      schema: 1
      overlay:
        switch-off:
          - {clause: SAGE-2.1-02, reason: We do not need it here any more., by: mallory}
          - {clause: ESP-SM-01, reason: We do not need it here any more., by: mallory}
      """;
  private static final String EXCLUDE =
      "schema: 1\nexclude:\n  - {path: \"src/**\", reason: Generated code only.}\n";

  @TempDir Path temp;

  @Test
  void anInnocentChangePasses() {
    Victim victim = Victim.at(temp.resolve("innocent"));
    for (Judged judged : victim.judge(v -> v.git.write("docs/notes.md", "Notes.\n"))) {
      judged.ends(0);
    }
  }

  @TestFactory
  Stream<DynamicTest> overlay() {
    return Stream.of(
        attack("switches the clause off", "switched off by mallory", policy(OFF)),
        attack("excludes the path of its secret", "src/** is no longer scanned", policy(EXCLUDE)),
        attack(
            "drops a policy",
            "policy secure-development-guide is no longer judged",
            policy("schema: 1\npolicies: [engineering-security-policy]\n")),
        attack(
            "raises who may approve",
            "approver-roles",
            policy("schema: 1\nparameters:\n  approver-roles: [security-team-lead, developer]\n")),
        attack(
            "allows an older secret",
            "secret-age-days",
            policy("schema: 1\nparameters:\n  secret-age-days: 9000\n")),
        attack(
            "puts a weaker policy of its own in the place of a built-in one",
            "would not be readable after the merge",
            v -> {
              v.git.write(".plumb/weak.md", "# Weak\n\n## Requirements\n\n- **WEAK-01** Fine.\n");
              v.git.write(
                  ".plumb/weak.bindings.yaml",
                  "schema: 1\npolicy: secure-development-guide\nedition: \"1\"\nclauses:\n  WEAK-01:"
                      + " {modality: may, level: optional, subject: repository, all: [secrets.tree],"
                      + " controls: [DAT-02]}\n");
              v.git.write(
                  Victim.POLICY, "schema: 1\npolicies: [engineering-security-policy, weak.md]\n");
            }),
        attack("breaks the settings", "would not be readable", policy("a: [1,\n")),
        attack(
            "makes the settings no text",
            "would not be readable",
            v -> v.git.write(Victim.POLICY, new byte[] {'a', (byte) 0xff, (byte) 0xfe, 0})),
        attack("removes the settings", null, v -> v.remove(".plumb")));
  }

  @TestFactory
  Stream<DynamicTest> links() {
    return Stream.of(
        attack(
            "makes the settings a link to a file outside",
            "would not be readable",
            v -> v.link(Victim.POLICY, v.outside("policy.yaml", OFF))),
        attack(
            "makes the settings folder a link to a folder outside",
            null,
            v -> {
              v.outside("policy.yaml", OFF);
              v.remove(".plumb");
              v.link(".plumb", v.outside());
            }),
        attack(
            "makes the settings folder a submodule",
            null,
            v -> {
              v.remove(".plumb");
              String head = v.git.git("rev-parse", "HEAD").strip();
              v.git.git("update-index", "--add", "--cacheinfo", "160000," + head + ",.plumb");
            }),
        attack(
            "makes the baseline a link",
            ".plumb/baseline",
            v -> v.link(".plumb/baseline", v.outside("baseline", "0".repeat(32) + "\n"))));
  }

  @TestFactory
  Stream<DynamicTest> files() {
    return Stream.of(
        attack("adds its finding to the baseline", ".plumb/baseline", this::baseline),
        attack(
            "changes the salt",
            ".plumb/salt",
            v -> v.git.write(".plumb/salt", "77".repeat(32) + "\n")),
        attack("removes the salt", ".plumb/salt", v -> v.remove(".plumb/salt")),
        attack("breaks the salt", ".plumb/salt", v -> v.git.write(".plumb/salt", "what\n")),
        attack("takes the owners away", ".github/CODEOWNERS", v -> v.remove(".github/CODEOWNERS")),
        attack(
            "makes itself the owner",
            "CODEOWNERS",
            v ->
                v.git
                    .write("CODEOWNERS", "* @mallory\n")
                    .write(".github/CODEOWNERS", "/src/ @mallory\n")),
        attack(
            "has git see a binary without a diff",
            null,
            v -> v.git.write(".gitattributes", "* -diff -text binary export-ignore\n")),
        attack(
            "ignores the file it tracks",
            null,
            v -> {
              v.git.write(".gitignore", "src/\n*.java\n");
              v.git.git("add", "-f", Victim.SOURCE);
            }),
        attack(
            "allows itself in comments",
            null,
            v ->
                v.git.write(
                    Victim.SOURCE,
                    "class Main {\n  // plumb:allow plumb-ignore nosec\n  String token = \""
                        + v.secret
                        + "\"; // gitleaks:allow nosec NOSONAR noqa pragma: allowlist secret"
                        + " trufflehog:ignore ggignore plumb:ignore plumbline:allow\n}\n")),
        attack(
            "ignores itself by the files of other scanners",
            null,
            v ->
                v.git
                    .write(".gitleaksignore", "src/Main.java:github-pat:2\n")
                    .write(".gitleaks.toml", "[allowlist]\npaths = ['''.*''']\n")
                    .write(".secrets.baseline", "{}\n")
                    .write(".plumbignore", "*\n")));
  }

  /** The fingerprint as the salt of the base makes it. */
  private void baseline(Victim victim) {
    Judged now = Judged.run("scan", "scan", "secrets", victim.root(), "--format", "json");
    Node finding = now.findings(Victim.SOURCE).getFirst();
    String fingerprint = finding.text("fingerprint").orElseThrow();
    victim.git.write(".plumb/baseline", fingerprint + "\tknown\t" + Victim.SOURCE + "\n");
  }

  @Test
  void aBaselineOfTheChangeDoesNotOpenTheScanEither() {
    Victim victim = Victim.at(temp.resolve("scan"));
    victim.plant();
    baseline(victim);
    victim.git.git("add", "-A");
    Judged.run("staged", "scan", "secrets", victim.root(), "--staged", "--format", "json")
        .ends(1)
        .shows("secrets.tree", Victim.SOURCE);
  }

  @Test
  void aSaltOfTheChangeDoesNotMakeAKnownSecretNew() {
    Victim victim = Victim.at(temp.resolve("reverse"));
    victim.plant();
    victim.git.commit("known on main");
    for (Judged judged :
        victim.judge(v ->
            v.git
                .write(".plumb/salt", "77".repeat(32) + "\n")
                .write(Victim.SOURCE, "// moved\n" + Victim.source(v.secret)))) {
      assertThat(judged.findings(Victim.SOURCE))
          .as(judged.how())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.text("new")).contains("false"));
    }
  }

  @Test
  void withoutABaseTheLooseningIsShownFirst() {
    Victim victim = Victim.at(temp.resolve("baseless"));
    victim.plant();
    victim.git.write(Victim.POLICY, OFF).commit("all in one");
    Judged judged = victim.check();
    assertThat(judged.json().items("loosenings"))
        .anySatisfy(loosening -> {
          assertThat(loosening.text("what").orElse("")).contains("switched off by mallory");
          assertThat(loosening.text("inEffect")).contains("true");
        });
    CliHarness.Result terminal = CliHarness.run("check", victim.root(), "--quick");
    int loosened = terminal.out().indexOf("mallory");
    assertThat(loosened).isNotNegative().isLessThan(terminal.out().indexOf("violated"));
  }

  private static Consumer<Victim> policy(String text) {
    return victim -> victim.git.write(Victim.POLICY, text);
  }

  private DynamicTest attack(
      String name, @org.jspecify.annotations.Nullable String told, Consumer<Victim> change) {
    return dynamicTest(
        name,
        () -> {
          Victim victim = Victim.at(temp.resolve(name.replaceAll("[^a-z]+", "-")));
          for (Judged judged :
              victim.judge(v -> {
                v.plant();
                change.accept(v);
              })) {
            judged
                .closed()
                .shows("secrets.tree", Victim.SOURCE)
                .judges(Victim.NO_SECRET, "violated");
            if (told != null) {
              judged.loosens(told);
            }
          }
        });
  }
}

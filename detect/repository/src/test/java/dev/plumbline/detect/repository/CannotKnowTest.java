package dev.plumbline.detect.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.repository.envfiles.EnvFilesDetector;
import dev.plumbline.detect.repository.hooks.SecretHookDetector;
import dev.plumbline.detect.repository.readme.ReadmeSecretsDetector;
import dev.plumbline.detect.repository.review.ChecklistDetector;
import dev.plumbline.detect.repository.switched.SwitchedOffDetector;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What was not looked at is never satisfied, and never a claim either. */
class CannotKnowTest {
  @Test
  void readme() {
    FakeReporter reporter =
        FakeReporter.run(
            new ReadmeSecretsDetector(),
            FakeSnapshot.of("README.md", "# A").unreadable("README.md"));
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.examined("readme.secrets-section")).isEmpty();
    assertThat(reporter.unreadable("readme.secrets-section")).containsKey("README.md");
  }

  @Test
  void readmeThatIsALink() {
    FakeSnapshot tree =
        FakeSnapshot.of("docs/read.md", "# A\n\nNeeds no secrets.\n")
            .with("README.md", bytes("docs/read.md"), SnapshotFile.Kind.SYMLINK);
    assertThat(FakeReporter.run(new ReadmeSecretsDetector(), tree).findings()).isEmpty();
    FakeSnapshot out =
        new FakeSnapshot().with("README.md", bytes("../../etc/passwd"), SnapshotFile.Kind.SYMLINK);
    FakeReporter reporter = FakeReporter.run(new ReadmeSecretsDetector(), out);
    assertThat(reporter.unreadable("readme.secrets-section")).containsKey("README.md");
    FakeSnapshot circle =
        new FakeSnapshot()
            .with("README.md", bytes("b.md"), SnapshotFile.Kind.SYMLINK)
            .with("b.md", bytes("README.md"), SnapshotFile.Kind.SYMLINK);
    assertThat(FakeReporter.run(new ReadmeSecretsDetector(), circle).findings()).isEmpty();
  }

  @Test
  void readmeOfATreeThatCannotBeReadWhole() {
    FakeSnapshot tree =
        FakeSnapshot.of("README.md", "# A\n\nNeeds no secrets.\n", "src/a.py", "import hvac\n")
            .unreadable("src/a.py");
    FakeReporter reporter = FakeReporter.run(new ReadmeSecretsDetector(), tree);
    assertThat(reporter.unreadable("readme.secrets-section")).containsKey("src/a.py");
  }

  @Test
  void environmentFilesWithoutGit() {
    FakeReporter reporter =
        FakeReporter.run(
            new EnvFilesDetector(), FakeSnapshot.of(".env.example", "A=\n").unversioned());
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.unreadable("env-files.ignored")).containsKey(".env");
  }

  @Test
  void hooksInAFileThatDoesNotParse() {
    FakeReporter reporter =
        FakeReporter.run(
            new SecretHookDetector(),
            FakeSnapshot.of(".pre-commit-config.yaml", "repos: [\n  - repo: x\n"));
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.unreadable("hooks.secret-scan")).containsKey(".pre-commit-config.yaml");
  }

  @Test
  void templateThatCannotBeRead() {
    FakeReporter reporter =
        FakeReporter.run(
            new ChecklistDetector(),
            FakeSnapshot.of(".github/pull_request_template.md", "- [ ] x")
                .unreadable(".github/pull_request_template.md"));
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.unreadable("review.checklist-template"))
        .containsKey(".github/pull_request_template.md");
  }

  @Test
  void ciFileThatDoesNotParse() {
    FakeReporter reporter =
        FakeReporter.run(
            new SwitchedOffDetector(),
            FakeSnapshot.of(".github/workflows/a.yml", "on: [\n", ".snyk", "ignore: [\n"));
    assertThat(reporter.unreadable("checks.not-switched-off"))
        .containsKeys(".github/workflows/a.yml", ".snyk");
    assertThat(reporter.unreadable("tests.not-skipped")).containsKey(".github/workflows/a.yml");
  }

  @Test
  void anEmptyTreeProvesNothingButThatNoFileLeaks() {
    FakeReporter reporter = FakeReporter.run(new SwitchedOffDetector(), new FakeSnapshot());
    assertThat(reporter.examined("checks.not-switched-off")).isEmpty();
    assertThat(reporter.examined("tests.not-skipped")).isEmpty();
  }

  @Test
  void noLineOfTheSourceStandsInAMessage() {
    String secret = "Zx" + "9".repeat(3) + "qvLm";
    FakeReporter reporter =
        FakeReporter.run(
            new SwitchedOffDetector(),
            FakeSnapshot.of("a.py", "KEY = '" + secret + "'  # gitleaks:allow\n"));
    assertThat(reporter.findings()).hasSize(1);
    assertThat(reporter.findings().toString()).doesNotContain(secret);
    FakeReporter env =
        FakeReporter.run(
            new EnvFilesDetector(), FakeSnapshot.of(".env", "API_KEY=" + secret + "abcdef\n"));
    assertThat(env.findings()).hasSize(1);
    assertThat(env.findings().toString()).doesNotContain(secret);
  }

  @Test
  void movedLinesKeepTheFingerprint() {
    String body = "x = eval(y)  # nosec\nz = eval(y)  # nosec\n";
    var first = FakeReporter.run(new SwitchedOffDetector(), FakeSnapshot.of("a.py", body));
    var moved = FakeReporter.run(new SwitchedOffDetector(), FakeSnapshot.of("a.py", "\n\n" + body));
    assertThat(moved.findings())
        .extracting(f -> f.fingerprint().value())
        .isEqualTo(first.findings().stream().map(f -> f.fingerprint().value()).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void theCodeOfOthersIsNotOurs() {
    FakeReporter reporter =
        FakeReporter.run(
            new SwitchedOffDetector(),
            FakeSnapshot.of(
                "node_modules/a/a.js", "x // gitleaks:allow\n",
                "vendor/modules.txt", "# a\n",
                "vendor/b/b.go", "package b // nosemgrep\n",
                "lib/vendor/c.js", "x // gitleaks:allow\n"));
    assertThat(reporter.lines()).containsExactly("lib/vendor/c.js:1 suppressed-finding");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.plumbline.detect.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import dev.plumbline.testkit.SampleSecrets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of people in what workloads and pipelines are configured with. */
class PersonalTokenTest {
  private static final String CHECK = "workloads.no-personal-tokens";
  private static final String TOKEN = new SampleSecrets(3).gitHubToken();

  private static FakeReporter run(String... pathsAndTexts) {
    return FakeReporter.run(new PersonalTokenDetector(), FakeSnapshot.of(pathsAndTexts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compose.yaml|services: {app: {environment: {GITHUB_TOKEN: %s}}}",
        "Dockerfile|ENV GITHUB_TOKEN=%s",
        "docker/app.Dockerfile|RUN git clone https://%s@github.com/shop/lib.git",
        "deploy/app.service|Environment=GITHUB_TOKEN=%s",
        ".github/workflows/ci.yml|env: {GITHUB_TOKEN: %s}",
        ".gitlab-ci.yml|variables: {GITHUB_TOKEN: %s}",
        "Jenkinsfile|environment { GITHUB_TOKEN = '%s' }",
        "prod.tfvars|github_token = \"%s\"",
        "charts/shop/values.yaml|github: {token: %s}",
        ".env.production|GITHUB_TOKEN=%s",
      })
  void findsThem(String path, String form) {
    FakeReporter reporter = run(path, form.replace("%s", TOKEN));
    assertThat(reporter.lines()).containsExactly(path + ":1 personal-token");
    assertThat(reporter.findings().toString()).doesNotContain(TOKEN);
    assertThat(reporter.examined(CHECK)).containsExactly(path);
    assertThat(reporter.facts()).containsKey("workload-configuration");
  }

  @Test
  void findsThemInManifests() {
    String manifest = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n  token: " + TOKEN + "\n";
    assertThat(run("k8s/config.yaml", manifest).lines())
        .containsExactly("k8s/config.yaml:5 personal-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"src/Main.java", "notes.md", "data/list.yaml", ".env.example", "src/tokens.json"})
  void otherFilesAreNoConfigurationOfAWorkload(String path) {
    FakeReporter reporter = run(path, "GITHUB_TOKEN: " + TOKEN);
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.examined(CHECK)).isEmpty();
    assertThat(reporter.facts()).isEmpty();
  }

  @Test
  void saysWhereTheTokenDoesNotTell() {
    StringBuilder key = new StringBuilder("AKI" + "A");
    Random random = new Random(5);
    for (int i = 0; i < 16; i++) {
      key.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(random.nextInt(32)));
    }
    assertThat(run("compose.yaml", "a: {AWS_ACCESS_KEY_ID: " + key + "}").lines())
        .containsExactly("compose.yaml:1 perhaps-personal-token");
  }

  @Test
  void aServicesSecretIsNone() {
    String form = "services: {db: {environment: {POSTGRES_PASSWORD: lagoon-Heron-47-quay}}}";
    FakeReporter reporter = run("compose.yaml", form);
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.examined(CHECK)).containsExactly("compose.yaml");
  }

  @Test
  void anUnreadableFileIsAHole() {
    FakeReporter reporter =
        FakeReporter.run(
            new PersonalTokenDetector(),
            FakeSnapshot.of("Dockerfile", "x").unreadable("Dockerfile"));
    assertThat(reporter.unreadable(CHECK)).containsKey("Dockerfile");
  }
}

package dev.plumbline.detect.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.infrastructure.compose.ComposeDetector;
import dev.plumbline.detect.infrastructure.dockerfile.DockerfileDetector;
import dev.plumbline.detect.infrastructure.downloads.DownloadsDetector;
import dev.plumbline.detect.infrastructure.kubernetes.KubernetesDetector;
import dev.plumbline.detect.infrastructure.provisioning.InfrastructureCodeDetector;
import dev.plumbline.detect.infrastructure.systemd.SystemdDetector;
import dev.plumbline.detect.infrastructure.workflow.WorkflowDetector;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be known becomes a hole: no finding, and no silence. */
final class CannotKnowTest {
  private static final String NON_ROOT = "containers.non-root";

  @Test
  void aUserThatOnlyTheBuildKnows() {
    for (String text : List.of("FROM a\nARG WHO\nUSER $WHO\n", "ARG BASE\nFROM ${BASE}\nCMD a\n")) {
      hole(new DockerfileDetector(), NON_ROOT, "Dockerfile", text);
    }
  }

  @Test
  void aTemplateOfADockerfile() {
    hole(
        new DockerfileDetector(),
        NON_ROOT,
        "Dockerfile.j2",
        "FROM a\n{% if x %}\nUSER b\n{% endif %}\n");
    hole(
        new DownloadsDetector(),
        "downloads.verified",
        "Dockerfile.j2",
        "FROM a\n{{ x }}\nRUN curl a\n");
  }

  @Test
  void anImageFromElsewhereInACompose() {
    hole(
        new ComposeDetector(),
        NON_ROOT,
        "compose.yaml",
        "services:\n  db:\n    image: postgres:17\n");
    hole(
        new ComposeDetector(),
        NON_ROOT,
        "compose.yaml",
        "services:\n  a:\n    build: ../elsewhere\n");
    hole(
        new ComposeDetector(),
        NON_ROOT,
        "compose.yaml",
        "services:\n  a:\n    image: b\n    user: ${WHO}\n");
    hole(new ComposeDetector(), "workloads.minimum-rights", "compose.yaml", "services: [\n");
  }

  @Test
  void anImageThatIsKnownNotToRunAsRoot() {
    FakeReporter reporter =
        run(
            new ComposeDetector(),
            "compose.yaml",
            "services:\n  g:\n    image: grafana/grafana:11\n");
    assertThat(reporter.examined(NON_ROOT)).containsExactly("compose.yaml#g");
    assertThat(reporter.unreadable(NON_ROOT)).isEmpty();
  }

  @Test
  void aHelmTemplate() {
    FakeSnapshot chart =
        FakeSnapshot.of(
            "charts/web/Chart.yaml",
            "name: web\n",
            "charts/web/templates/deployment.yaml",
            "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: {{ .Values.n }}\n",
            "charts/web/templates/service.yaml",
            "apiVersion: v1\nkind: Service\nspec:\n  port: {{ .Values.p }}\n",
            "charts/web/templates/secret.yaml",
            "apiVersion: v1\nkind: Secret\ndata:\n  a: {{ .Values.p }}\n");
    FakeReporter reporter = FakeReporter.run(new KubernetesDetector(), chart);
    assertThat(reporter.unreadable(NON_ROOT))
        .containsOnlyKeys("charts/web/templates/deployment.yaml")
        .containsValue("a Helm template is not rendered in this version");
    assertThat(reporter.unreadable("workloads.secret-references"))
        .containsOnlyKeys(
            "charts/web/templates/deployment.yaml", "charts/web/templates/secret.yaml");
    assertThat(reporter.facts()).containsKeys("containers", "workloads");
  }

  @Test
  void aBrokenManifestBesideAGoodOne() {
    FakeReporter reporter =
        run(
            new KubernetesDetector(),
            "all.yaml",
            "apiVersion: v1\nkind: Pod\nspec: [\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"
                + "spec:\n  containers:\n    - {name: b, image: c}\n");
    assertThat(reporter.unreadable(NON_ROOT)).containsOnlyKeys("all.yaml");
    assertThat(reporter.lines()).contains("all.yaml:10 kubernetes-may-run-as-root");
  }

  @Test
  void aUnitThatIsFilledInElsewhere() {
    hole(new SystemdDetector(), NON_ROOT, "a@.service", "[Service]\nExecStart=/a\nUser=%i\n");
    hole(new SystemdDetector(), NON_ROOT, "a.service.in", "[Service]\nExecStart=/a\nUser=@user@\n");
  }

  @Test
  void pipelinesOfOtherKinds() {
    hole(new WorkflowDetector(), "workflows.actions-pinned", ".circleci/config.yml", "jobs: {}\n");
    hole(new WorkflowDetector(), "workflows.least-privilege", "Jenkinsfile", "node { }\n");
    hole(
        new WorkflowDetector(),
        "workflows.least-privilege",
        ".gitlab-ci.yml",
        "a:\n  script: [b]\n");
    hole(
        new WorkflowDetector(),
        "workflows.actions-pinned",
        ".github/workflows/a.yml",
        "on: push\njobs:\n  a:\n    steps:\n      - uses: ${{ matrix.action }}\n");
    hole(new WorkflowDetector(), "workflows.actions-pinned", ".github/workflows/a.yml", "on: [\n");
  }

  @Test
  void aDownloadThatOnlyTheCallerKnows() {
    hole(
        new DownloadsDetector(),
        "downloads.verified",
        "a.sh",
        "get() {\n  curl -o \"$2\" \"$1\"\n}\n");
    hole(
        new DownloadsDetector(),
        "downloads.verified",
        "a.sh",
        "echo 'b\ncurl -o a https://example.com/a\n");
  }

  @Test
  void nothingThereIsNothingExamined() {
    FakeReporter reporter =
        run(new DownloadsDetector(), "a.sh", "echo hello\ncurl -s https://example.com\n");
    assertThat(reporter.examined("downloads.verified")).isEmpty();
    assertThat(reporter.facts()).isEmpty();
    assertThat(reporter.unreadable("downloads.verified")).isEmpty();
  }

  @Test
  void whatRunsAsRootHasNoUserOfItsOwnYet() {
    FakeReporter reporter = run(new DockerfileDetector(), "Dockerfile", "FROM a\nCMD b\n");
    assertThat(reporter.lines()).containsExactly("Dockerfile:1 docker-no-user");
    assertThat(reporter.unreadable("workloads.dedicated-user")).containsOnlyKeys("Dockerfile");
    assertThat(reporter.examined("workloads.dedicated-user")).isEmpty();
  }

  @Test
  void infrastructureInALanguageThatNoCheckReadsYetIsStillThere() {
    for (String[] file :
        List.of(
            new String[] {"a/main.tf", "resource \"x\" \"y\" {}\n"},
            new String[] {"stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\n"},
            new String[] {
              "site.yml", "- name: a\n  hosts: all\n  become: true\n  roles:\n    - b\n"
            },
            new String[] {"Chart.yaml", "name: a\n"})) {
      FakeReporter reporter = run(new InfrastructureCodeDetector(), file[0], file[1]);
      assertThat(reporter.facts()).as(file[0]).containsOnlyKeys("infrastructure-code");
    }
    assertThat(run(new InfrastructureCodeDetector(), "a.yaml", "hosts: [a]\n").facts()).isEmpty();
    FakeReporter blind =
        FakeReporter.run(
            new InfrastructureCodeDetector(), FakeSnapshot.of("a.yaml", "x").unreadable("a.yaml"));
    assertThat(blind.unknownFacts()).containsOnlyKeys("infrastructure-code");
  }

  @Test
  void noFindingShowsAValue() {
    String value = "aB3" + "x".repeat(3) + "Q9z-made-at-test-time";
    FakeSnapshot tree =
        FakeSnapshot.of(
            "Dockerfile", "FROM a\nENV DB_PASSWORD=" + value + "\nUSER b\n",
            "compose.yaml",
                "services:\n  a:\n    image: b\n    environment:\n      DB_PASSWORD: "
                    + value
                    + "\n",
            "a.service", "[Service]\nUser=a\nExecStart=/a\nEnvironment=DB_PASSWORD=" + value + "\n",
            "s.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: "
                    + value
                    + "}\n",
            "get.sh", "curl https://me:" + value + "@example.com/a?token=" + value + " | sh\n");
    int findings = 0;
    for (SnapshotDetector detector :
        List.of(
            new DockerfileDetector(),
            new ComposeDetector(),
            new SystemdDetector(),
            new KubernetesDetector(),
            new DownloadsDetector())) {
      for (var finding : FakeReporter.run(detector, tree).findings()) {
        findings++;
        assertThat(finding.message()).doesNotContain(value);
      }
    }
    assertThat(findings).isGreaterThanOrEqualTo(5);
  }

  private static void hole(SnapshotDetector detector, String check, String path, String text) {
    FakeReporter reporter = run(detector, path, text);
    assertThat(reporter.unreadable(check)).as("%s: %s", path, text).containsOnlyKeys(path);
    assertThat(reporter.findings().stream().filter(f -> f.check().value().equals(check))).isEmpty();
  }

  private static FakeReporter run(SnapshotDetector detector, String path, String text) {
    return FakeReporter.run(detector, FakeSnapshot.of(path, text));
  }
}

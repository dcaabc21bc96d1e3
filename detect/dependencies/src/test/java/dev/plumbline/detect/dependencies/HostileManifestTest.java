package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.evidence.Finding;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Manifests that were made to hurt: mutated, huge, deep, or with secrets in them. */
class HostileManifestTest {
  private static final List<SnapshotDetector> DETECTORS =
      List.of(new ManifestDetector(), new UpdateBotDetector());

  @Test
  void mutatedManifestsEndWithoutAnException() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      for (LockStepTest.Pair pair : LockStepTest.pairs()) {
        FakeSnapshot snapshot =
            new FakeSnapshot()
                .with(pair.manifest(), mutate(random, pair.text()))
                .with(pair.lock(), mutate(random, pair.good()))
                .with(".github/dependabot.yml", mutate(random, "version: 2\nupdates: []\n"))
                .with("renovate.json", mutate(random, "{\"extends\": [\"config:recommended\"]}"));
        for (SnapshotDetector detector : DETECTORS) {
          assertThatCode(() -> FakeReporter.run(detector, snapshot))
              .as("seed %s, round %s, %s", seed, round, pair.manifest())
              .doesNotThrowAnyException();
        }
      }
    }
  }

  private static byte[] mutate(Random random, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Byte> out = new ArrayList<>();
    for (byte b : bytes) {
      switch (random.nextInt(60)) {
        case 0 -> {}
        case 1 -> out.add((byte) random.nextInt(256));
        case 2 -> {
          out.add(b);
          out.add(b);
        }
        case 3 -> out.add((byte) "{}[]()\"'<>$#/\\:=,\n".charAt(random.nextInt(18)));
        default -> out.add(b);
      }
    }
    byte[] mutated = new byte[random.nextInt(8) == 0 ? out.size() / 2 : out.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = out.get(i);
    }
    return mutated;
  }

  @Test
  void longLinesAndDeepNestingEndSoon() {
    String long1 = "a".repeat(600_000);
    String brackets = "[".repeat(100_000);
    String spaces = " ".repeat(300_000);
    List<String> names =
        List.of(
            "package.json",
            "pyproject.toml",
            "requirements.txt",
            "setup.py",
            "setup.cfg",
            "go.mod",
            "Cargo.toml",
            "Gemfile",
            "x.gemspec",
            "composer.json",
            "a.csproj",
            "build.gradle",
            "gradle/libs.versions.toml",
            "pom.xml",
            "Package.swift",
            "pubspec.yaml",
            "mix.exs",
            "deno.json",
            "conanfile.py",
            "environment.yml",
            "main.tf",
            "Chart.yaml",
            "flake.nix",
            "Podfile",
            "Dockerfile",
            ".gitmodules",
            ".github/workflows/a.yml",
            "Pipfile");
    for (String text :
        List.of(
            long1,
            brackets,
            "implementation(\"" + long1,
            "gem 'x'," + spaces + "x",
            "install_requires=" + brackets,
            "x = {" + "a = {".repeat(50_000),
            "FROM" + spaces,
            "<a>".repeat(50_000),
            "uses" + spaces + ":" + spaces,
            "{\"dependencies\": {\"x\": \"" + spaces + "\"}}",
            "dependencies:\n  - x" + spaces + "\n")) {
      for (String name : names) {
        FakeSnapshot snapshot = FakeSnapshot.of(name, text);
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> DETECTORS.forEach(detector -> FakeReporter.run(detector, snapshot)),
            name + " of " + text.substring(0, 20));
      }
    }
  }

  @Test
  void aPatternThatBacktracksIsGivenUp() {
    FakeSnapshot snapshot =
        FakeSnapshot.of(
            "a".repeat(60) + "/package.json",
            "{\"dependencies\": {\"x\": \"1.0.0\"}}",
            "renovate.json",
            "{\"packageRules\": [{\"matchFileNames\": [\"/^(a+)+\\\\1?b$/\"], \"enabled\": false}]}");
    FakeReporter reporter =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> FakeReporter.run(new UpdateBotDetector(), snapshot));
    assertThat(reporter.unreadable("dependencies.update-bot")).isNotEmpty();
  }

  @Test
  void credentialsInAddressesAreCut() {
    String secret = "s3cret" + new Random(7).nextInt(1_000_000, 9_999_999);
    FakeSnapshot snapshot =
        FakeSnapshot.of(
            "requirements.txt",
            "git+https://user:" + secret + "@example.org/x.git\n",
            "package.json",
            "{\"dependencies\": {\"x\": \"https://example.org/x.tgz?token=" + secret + "\"}}",
            "main.tf",
            "module \"m\" {\n  source = \"git::https://" + secret + "@example.org/m.git\"\n}\n");
    FakeReporter reporter = FakeReporter.run(new ManifestDetector(), snapshot);
    assertThat(reporter.findings()).hasSizeGreaterThan(2);
    for (Finding finding : reporter.findings()) {
      assertThat(finding.message() + finding.attributes()).doesNotContain(secret);
    }
  }
}

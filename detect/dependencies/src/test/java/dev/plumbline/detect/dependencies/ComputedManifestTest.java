package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is computed, or of a form that we cannot read, is a hole and never "no dependencies". */
class ComputedManifestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "setup.py|setup(install_requires=read('requirements.txt'))",
        "setup.py|setup(install_requires=['a==1'] + extra())",
        "setup.py|'kwargs = {\"install_requires\": deps()}'",
        "mix.exs|'deps: [{:x, \"~> 1.0\"}]'",
        "Gemfile|gem name_of_it",
        "Gemfile|'%w[a b].each { |g| gem g }'",
        "Podfile|pod name_of_it",
        "Package.swift|.package(url: base + name, from: version)",
        "conanfile.py|'self.requires(f\"{name}/{version}\")'",
        "build.gradle|implementation deps.guava",
        "build.gradle|implementation \"org.example:x:$unknown\"",
        "requirements.txt|-r ../../outside.txt",
        "requirements.txt|%%%",
        "go.mod|require e.org/x",
        "pom.xml|<notAProject/>",
        "package.json|'{\"dependencies\": {\"x\": [1]}}'",
        "main.tf|module \"m\" { source = var.from }"
      })
  void isUnreadable(String path, String text) {
    FakeReporter reporter =
        FakeReporter.run(new ManifestDetector(), FakeSnapshot.of(path, text + "\n"));
    assertThat(reporter.unreadable("dependencies.pinned")).containsKey(path);
    assertThat(reporter.examined("dependencies.pinned")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build.sbt",
        "MODULE.bazel",
        "WORKSPACE",
        "elm.json",
        "vcpkg.json",
        "x.cabal",
        "Project.toml",
        "versions.tf.json",
        "requirements.yml",
        "paket.dependencies",
        "bower.json"
      })
  void ecosystemsThatWeCannotReadAreHoles(String path) {
    FakeReporter reporter = FakeReporter.run(new ManifestDetector(), FakeSnapshot.of(path, "x"));
    assertThat(reporter.unreadable("dependencies.lock-file")).containsKey(path);
    assertThat(reporter.unreadable("dependencies.pinned")).containsKey(path);
    assertThat(reporter.unknownFacts()).containsKey("dependencies");
    assertThat(
            FakeReporter.run(new UpdateBotDetector(), FakeSnapshot.of(path, "x"))
                .unreadable("dependencies.update-bot"))
        .containsKey(path);
  }

  @Test
  void aVariableThatTheScriptsDefineIsReadWhereItStands() {
    FakeReporter reporter =
        FakeReporter.run(
            new ManifestDetector(),
            FakeSnapshot.of(
                "build.gradle",
                "ext.deps = [guava: 'o:guava:33.0']\n",
                "app/build.gradle",
                "dependencies {\n  implementation deps.guava\n  api libs.x\n  api project(':a')\n}\n"));
    assertThat(reporter.unreadable("dependencies.pinned")).isEmpty();
  }

  @Test
  void anUntrackedLockFileIsNotCommitted() {
    FakeSnapshot whole =
        FakeSnapshot.of(
            "go.mod",
            "module e.org/a\nrequire e.org/x v1.0.0\n",
            "go.sum",
            "e.org/x v1.0.0 h1:a=\n");
    FakeReporter reporter =
        FakeReporter.run(new ManifestDetector(), new Untracked(whole, "go.sum"));
    assertThat(reporter.lines()).containsExactly("go.sum:0 lock-file-not-committed");
    assertThat(
            FakeReporter.run(new ManifestDetector(), new Untracked(whole.unversioned(), "go.sum"))
                .lines())
        .isEmpty();
  }

  /** A snapshot in which git does not track one file. */
  private record Untracked(FakeSnapshot all, String path) implements Snapshot {
    private SnapshotFile see(SnapshotFile file) {
      return file.path().equals(path)
          ? new SnapshotFile(file.path(), file.kind(), file.size(), file.object(), false)
          : file;
    }

    @Override
    public String name() {
      return all.name();
    }

    @Override
    public List<SnapshotFile> files() {
      return all.files().stream().map(this::see).toList();
    }

    @Override
    public Optional<SnapshotFile> file(String at) {
      return all.file(at).map(this::see);
    }

    @Override
    public byte[] read(SnapshotFile file) throws IOException {
      return all.read(file);
    }

    @Override
    public List<dev.plumbline.evidence.Hole> holes() {
      return all.holes();
    }

    @Override
    public List<dev.plumbline.evidence.Skip> skips() {
      return all.skips();
    }

    @Override
    public boolean ignores(String at) {
      return all.ignores(at);
    }

    @Override
    public boolean versioned() {
      return all.versioned();
    }
  }
}

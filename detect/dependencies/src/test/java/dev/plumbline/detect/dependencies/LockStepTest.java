package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lock file in step with its manifest gives no finding; one out of step names the dependency. */
class LockStepTest {
  private static FakeReporter run(String... files) {
    return FakeReporter.run(new ManifestDetector(), FakeSnapshot.of(files));
  }

  private static List<String> rules(FakeReporter reporter) {
    return reporter.findings().stream().map(f -> f.rule().value()).sorted().toList();
  }

  /**
   * A manifest with one dependency and what may lock it.
   *
   * @param manifest its path
   * @param lock the lock file's path
   * @param text the manifest
   * @param good a lock file in step
   * @param bad a lock file out of step
   */
  record Pair(String manifest, String lock, String text, String good, String bad) {
    @Override
    public String toString() {
      return manifest + " and " + lock;
    }
  }

  static List<Pair> pairs() {
    String npm = "{\"dependencies\": {\"x\": \"^1.0.0\"}}";
    return List.of(
        new Pair(
            "package.json",
            "package-lock.json",
            npm,
            "{\"packages\": {\"\": {\"dependencies\": {\"x\": \"^1.0.0\"}}, \"node_modules/x\": {}}}",
            "{\"packages\": {\"\": {\"dependencies\": {\"x\": \"^0.9.0\"}}, \"node_modules/x\": {}}}"),
        new Pair(
            "package.json",
            "npm-shrinkwrap.json",
            npm,
            "{\"dependencies\": {\"x\": {\"version\": \"1.4.0\"}}}",
            "{\"dependencies\": {\"x\": {\"version\": \"2.0.0\"}}}"),
        new Pair(
            "package.json",
            "yarn.lock",
            npm,
            "__metadata:\n  version: 8\n\n\"x@npm:^1.0.0\":\n  version: 1.4.0\n",
            "__metadata:\n  version: 8\n\n\"x@npm:^0.9.0\":\n  version: 0.9.4\n"),
        new Pair(
            "package.json",
            "pnpm-lock.yaml",
            npm,
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      x:\n"
                + "        specifier: ^1.0.0\n        version: 1.4.0\n",
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      y:\n"
                + "        specifier: ^1.0.0\n        version: 1.4.0\n"),
        new Pair(
            "package.json",
            "bun.lock",
            npm,
            "{\"workspaces\": {\"\": {\"dependencies\": {\"x\": \"^1.0.0\",},},},}",
            "{\"workspaces\": {\"\": {\"dependencies\": {\"x\": \"^3.0.0\",},},},}"),
        new Pair(
            "pyproject.toml",
            "uv.lock",
            "[project]\nname = \"a\"\ndependencies = [\"X_y>=1,<2\"]\n",
            "[[package]]\nname = \"x-y\"\nversion = \"1.5\"\n",
            "[[package]]\nname = \"x-y\"\nversion = \"2.5\"\n"),
        new Pair(
            "pyproject.toml",
            "pylock.toml",
            "[project]\nname = \"a\"\ndependencies = [\"x~=1.4\"]\n",
            "[[packages]]\nname = \"x\"\nversion = \"1.5\"\n",
            "[[packages]]\nname = \"x\"\nversion = \"1.3\"\n"),
        new Pair(
            "Pipfile",
            "Pipfile.lock",
            "[packages]\nx = \"*\"\n",
            "{\"default\": {\"x\": {\"version\": \"==1.0\"}}}",
            "{\"default\": {}}"),
        new Pair("requirements.in", "requirements.txt", "x>=1\n", "x==1.5\n", "x==0.5\n"),
        new Pair(
            "go.mod",
            "go.sum",
            "module e.org/a\nrequire e.org/x v1.2.3\n",
            "e.org/x v1.2.3 h1:abc=\ne.org/x v1.2.3/go.mod h1:def=\n",
            "e.org/x v1.2.2 h1:abc=\n"),
        new Pair(
            "Gemfile",
            "Gemfile.lock",
            "gem 'x', '~> 1.2'\n",
            "GEM\n  specs:\n    x (1.9.0)\n",
            "GEM\n  specs:\n    x (2.0.0)\n"),
        new Pair(
            "composer.json",
            "composer.lock",
            "{\"require\": {\"v/x\": \"~1.2\", \"php\": \"^8\"}}",
            "{\"packages\": [{\"name\": \"v/x\", \"version\": \"v1.9.0\"}]}",
            "{\"packages\": [{\"name\": \"v/x\", \"version\": \"v2.0.0\"}]}"),
        new Pair(
            "a.csproj",
            "packages.lock.json",
            "<Project><ItemGroup><PackageReference Include='X' Version='1.2.3'/></ItemGroup></Project>",
            "{\"dependencies\": {\"net8.0\": {\"X\": {\"type\": \"Direct\", \"requested\": \"[1.2.3, )\"}}}}",
            "{\"dependencies\": {\"net8.0\": {\"X\": {\"type\": \"Direct\", \"requested\": \"[1.2.2, )\"}}}}"),
        new Pair(
            "build.gradle",
            "gradle.lockfile",
            "dependencies { implementation 'o:x:1.0' }\n",
            "o:x:1.0=runtimeClasspath\n",
            "o:y:1.0=runtimeClasspath\n"),
        new Pair(
            "build.gradle",
            "gradle/verification-metadata.xml",
            "dependencies { implementation 'o:x:1.0' }\n",
            "<v><components><component group='o' name='x' version='1.0'/></components></v>",
            "<v><components><component group='o' name='x' version='0.9'/></components></v>"),
        new Pair(
            "Package.swift",
            "Package.resolved",
            ".package(url: \"https://e.org/u/x.git\", from: \"1.0.0\")\n",
            "{\"version\": 2, \"pins\": [{\"identity\": \"x\"}]}",
            "{\"version\": 2, \"pins\": []}"),
        new Pair(
            "pubspec.yaml",
            "pubspec.lock",
            "dependencies:\n  x: ^1.2.3\n",
            "packages:\n  x:\n    version: \"1.9.0\"\n",
            "packages:\n  x:\n    version: \"2.0.0\"\n"),
        new Pair(
            "mix.exs",
            "mix.lock",
            "defp deps do\n  [{:x, \"~> 1.2\"}]\nend\n",
            "%{\n  \"x\": {:hex, :x, \"1.9.0\", \"abc\"},\n}\n",
            "%{\n  \"x\": {:hex, :x, \"2.0.0\", \"abc\"},\n}\n"),
        new Pair(
            "deno.json",
            "deno.lock",
            "{\"imports\": {\"x\": \"jsr:@s/x@^1\"}}",
            "{\"specifiers\": {\"jsr:@s/x@^1\": \"1.0.0\"}}",
            "{\"specifiers\": {}}"),
        new Pair(
            "conanfile.txt",
            "conan.lock",
            "[requires]\nx/[>1]\n",
            "{\"requires\": [\"x/1.2#abc\"]}",
            "{\"requires\": []}"),
        new Pair(
            "environment.yml",
            "conda-lock.yml",
            "dependencies:\n  - x>=1\n",
            "package:\n- name: x\n  version: 1.2\n",
            "package:\n- name: y\n  version: 1.2\n"),
        new Pair(
            "main.tf",
            ".terraform.lock.hcl",
            "terraform {\n  required_providers {\n    x = {\n      source  = \"u/x\"\n"
                + "      version = \"~> 1.2\"\n    }\n  }\n}\n",
            "provider \"registry.terraform.io/u/x\" {\n  version = \"1.9.0\"\n}\n",
            "provider \"registry.terraform.io/u/x\" {\n  version = \"2.9.0\"\n}\n"),
        new Pair(
            "Chart.yaml",
            "Chart.lock",
            "dependencies:\n- name: x\n  version: ^1.2.0\n  repository: https://e.org\n",
            "dependencies:\n- name: x\n  version: 1.9.0\n",
            "dependencies:\n- name: x\n  version: 2.0.0\n"),
        new Pair(
            "flake.nix",
            "flake.lock",
            "{ inputs.x.url = \"github:u/x\"; outputs = _: {}; }",
            "{\"root\": \"root\", \"nodes\": {\"root\": {\"inputs\": {\"x\": \"x\"}}}}",
            "{\"root\": \"root\", \"nodes\": {\"root\": {\"inputs\": {}}}}"),
        new Pair(
            "Podfile",
            "Podfile.lock",
            "pod 'X', '~> 1'\n",
            "DEPENDENCIES:\n  - X (~> 1)\n",
            "DEPENDENCIES:\n  - Y (~> 1)\n"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void inStep(Pair pair) {
    FakeReporter reporter = run(pair.manifest, pair.text, pair.lock, pair.good);
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.unreadable("dependencies.lock-file")).isEmpty();
    assertThat(reporter.examined("dependencies.lock-file")).contains(pair.manifest);
    assertThat(reporter.examined("dependencies.pinned")).contains(pair.manifest);
    assertThat(reporter.facts()).containsKey("dependencies");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void outOfStep(Pair pair) {
    assertThat(rules(run(pair.manifest, pair.text, pair.lock, pair.bad)))
        .contains("lock-file-out-of-step");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void missing(Pair pair) {
    assertThat(rules(run(pair.manifest, pair.text))).contains("lock-file-missing");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void brokenLockIsNeverSatisfied(Pair pair) {
    FakeSnapshot snapshot =
        FakeSnapshot.of(pair.manifest, pair.text, pair.lock, pair.good).unreadable(pair.lock);
    FakeReporter reporter = FakeReporter.run(new ManifestDetector(), snapshot);
    assertThat(
            !reporter.unreadable("dependencies.lock-file").isEmpty()
                || !reporter.findings().isEmpty())
        .isTrue();
  }

  @Test
  void aLockOfAnotherPackageManagerIsNone() {
    FakeReporter reporter =
        run(
            "package.json",
            "{\"packageManager\": \"yarn@4.1.0\", \"dependencies\": {\"x\": \"1.0.0\"}}",
            "package-lock.json",
            "{\"packages\": {\"\": {\"dependencies\": {\"x\": \"1.0.0\"}}, \"node_modules/x\": {}}}");
    assertThat(rules(reporter)).containsExactly("lock-file-missing");
  }

  @Test
  void workspaceMembersAreLockedAtTheRoot() {
    FakeReporter reporter =
        run(
            "pnpm-workspace.yaml",
            "packages: ['packages/*']\ncatalog:\n  x: 1.0.0\n",
            "packages/a/package.json",
            "{\"name\": \"a\", \"dependencies\": {\"x\": \"catalog:\", \"b\": \"workspace:*\"}}",
            "packages/b/package.json",
            "{\"name\": \"b\"}",
            "pnpm-lock.yaml",
            "importers:\n  packages/a:\n    dependencies:\n      x:\n        specifier: 'catalog:'\n");
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.examined("dependencies.lock-file")).hasSize(2);
  }

  @Test
  void aBinaryLockFileProvesNothing() {
    FakeReporter reporter =
        run("package.json", "{\"dependencies\": {\"x\": \"^1\"}}", "bun.lockb", "\0binary");
    assertThat(reporter.unreadable("dependencies.lock-file")).containsKey("bun.lockb");
    assertThat(reporter.unreadable("dependencies.pinned")).containsKey("package.json");
    assertThat(reporter.examined("dependencies.pinned")).isEmpty();
  }

  @Test
  void constraintsPin() {
    FakeReporter reporter =
        run("requirements.txt", "-c constraints.txt\nx>=1\n", "constraints.txt", "x==1.5\n");
    assertThat(reporter.lines()).isEmpty();
  }

  @Test
  void cargoWorkspace() {
    FakeReporter reporter =
        run(
            "Cargo.toml",
            "[workspace]\nmembers = [\"a\"]\n[workspace.dependencies]\nx = \"1.2\"\nunused = \"9\"\n",
            "a/Cargo.toml",
            "[package]\nname = \"a\"\n[dependencies]\nx.workspace = true\n",
            "Cargo.lock",
            "[[package]]\nname = \"x\"\nversion = \"1.9.0\"\n");
    assertThat(reporter.lines()).isEmpty();
  }
}

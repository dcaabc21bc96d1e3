package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one specifier pins, in each ecosystem's own grammar, without any lock file. */
class PinTest {
  /** The kind of pin that a manifest of one dependency has. */
  private static String pin(String path, String text) {
    Inventory inventory = Inventory.of(FakeSnapshot.of(path, text));
    assertThat(inventory.broken()).isEmpty();
    List<Dependency> found = inventory.items().getFirst().manifest().dependencies();
    assertThat(found).as(text).hasSize(1);
    return found.getFirst().pin().getClass().getSimpleName().replace("Record", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3|Exact",
        "=1.2.3|Exact",
        "v1.2.3|Exact",
        "1.2.3-beta.1|Exact",
        "1.2.3+build|Exact",
        "^1.2.3|Range",
        "~1.2.3|Range",
        ">=1.0.0|Range",
        "1.x|Range",
        "1.2|Range",
        "1 - 2|Range",
        "'1.2.3 || 2.0.0'|Range",
        "*|Floating",
        "''|Floating",
        "x|Floating",
        "latest|Floating",
        "next|Floating",
        "workspace:*|Local",
        "file:../lib|Local",
        "link:../lib|Local",
        "portal:../x|Local",
        "npm:other@1.2.3|Exact",
        "npm:other@^1|Range",
        "npm:other|Floating",
        "npm:@scope/other@1.0.0|Exact",
        "jsr:^1.0.0|Range",
        "github:user/repo|Floating",
        "user/repo|Floating",
        "user/repo#v1.2.3|Exact",
        "user/repo#main|Floating",
        "user/repo#semver:^1.0.0|Range",
        "git+https://example.org/x.git#0a1b2c3d4e|Exact",
        "git+ssh://git@example.org/x.git|Floating",
        "https://example.org/x.git#main|Floating",
        "https://example.org/x-1.0.0.tgz|Unverified",
        "http://example.org/x.tgz|Unverified"
      })
  void npm(String specifier, String expected) {
    assertThat(pin("package.json", "{\"dependencies\": {\"x\": \"" + specifier + "\"}}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x==1.2.3|Exact",
        "x ===1.2.3|Exact",
        "x == 1!2.0.post1|Exact",
        "x[extra]==1.0|Exact",
        "x (==1.0)|Exact",
        "x|Floating",
        "x>=1|Range",
        "x~=1.2|Range",
        "x==1.*|Range",
        "x==1.0,!=1.1|Range",
        "x<2,>=1|Range",
        "x!=1.5|Range",
        "x @ https://example.org/x.whl|Unverified",
        "x @ https://example.org/x.whl#sha256=00112233445566778899|Exact",
        "git+https://example.org/x.git|Floating",
        "git+https://example.org/x.git@v1.2.3|Exact",
        "git+https://example.org/x.git@main#egg=x|Floating",
        "x @ git+https://example.org/x.git@0123456789abcdef|Exact",
        "./lib|Local",
        "file:lib|Local",
        "https://example.org/x.tar.gz|Unverified",
        "-e ./here|Local"
      })
  void pip(String line, String expected) {
    assertThat(pin("requirements.txt", line + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"1.2.3\"'|Exact",
        "'\"==1.2.3\"'|Exact",
        "'\"^1.2\"'|Range",
        "'\"~1.2\"'|Range",
        "'\"1.*\"'|Range",
        "'\"*\"'|Floating",
        "'\">=1,<2\"'|Range",
        "'{path = \"lib\"}'|Local",
        "'{git = \"https://example.org/x\", branch = \"main\"}'|Floating",
        "'{git = \"https://example.org/x\", rev = \"0123456789abcdef\"}'|Exact",
        "'{git = \"https://example.org/x\", tag = \"v1.0.0\"}'|Exact",
        "'{version = \"1.2.3\", extras = [\"a\"]}'|Exact",
        "'{url = \"https://example.org/x.whl\"}'|Unverified"
      })
  void poetry(String value, String expected) {
    assertThat(pin("pyproject.toml", "[tool.poetry.dependencies]\nx = " + value + "\n"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"=1.2.3\"'|Exact",
        "'\"1.2.3\"'|Range",
        "'\"1\"'|Range",
        "'\"=1.2\"'|Range",
        "'\"*\"'|Floating",
        "'{ path = \"../x\" }'|Local",
        "'{ git = \"https://example.org/x\" }'|Floating",
        "'{ git = \"https://example.org/x\", rev = \"0123456789abcdef\" }'|Exact",
        "'{ version = \"=1.0.0\", features = [\"a\"] }'|Exact",
        "'{ workspace = true }'|Unknown"
      })
  void cargo(String value, String expected) {
    assertThat(pin("Cargo.toml", "[dependencies]\nx = " + value + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3|Exact",
        "[1.2.3]|Exact",
        "1.0.0.Final|Exact",
        "[1.0,2.0)|Range",
        "(,1.0]|Range",
        "LATEST|Floating",
        "RELEASE|Floating",
        "1.0-SNAPSHOT|Floating",
        "${nowhere}|Unknown",
        "${known}|Exact"
      })
  void maven(String version, String expected) {
    String pom =
        "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
            + "<properties><known>2.0</known></properties><dependencies><dependency>"
            + "<groupId>o</groupId><artifactId>x</artifactId><version>"
            + version
            + "</version></dependency></dependencies></project>";
    assertThat(pin("pom.xml", pom)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "implementation 'o:x:1.2.3'|Exact",
        "implementation(\"o:x:1.2.3\")|Exact",
        "testImplementation 'o:x:1.+'|Range",
        "api 'o:x:latest.release'|Floating",
        "runtimeOnly 'o:x:[1.0,2.0)'|Range",
        "classpath 'o:x:1.0-SNAPSHOT'|Floating",
        "implementation \"o:x:$nowhere\"|Unknown",
        "implementation \"o:x:${known}\"|Exact",
        "implementation group: 'o', name: 'x', version: '1.0'|Exact",
        "implementation 'o:x'|Unknown",
        "implementation 'o:x:1.0!!'|Exact",
        "id 'org.example.x' version '1.0'|Exact",
        "id(\"org.example.x\") version \"1.+\"|Range"
      })
  void gradle(String line, String expected) {
    assertThat(pin("build.gradle", "def known = '2.0'\n" + line + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gem 'x', '1.2.3'|Exact",
        "gem 'x', '= 1.2.3'|Exact",
        "gem 'x', '~> 1.2'|Range",
        "gem 'x', '>= 1', '< 2'|Range",
        "gem 'x'|Floating",
        "gem 'x', path: 'lib'|Local",
        "gem 'x', git: 'https://example.org/x.git'|Floating",
        "gem 'x', github: 'u/x', ref: '0123456789abcdef'|Exact",
        "gem 'x', github: 'u/x', branch: 'main'|Floating",
        "gem 'x', require: false|Floating",
        "gem 'x', some_version|Unknown",
        "gem \"x\", \"1.0\", require: false|Exact"
      })
  void bundler(String line, String expected) {
    assertThat(pin("Gemfile", "source 'https://example.org'\n" + line + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3|Exact",
        "v1.2.3|Exact",
        "1.2.3-beta1|Exact",
        "^1.2|Range",
        "~1.2|Range",
        "1.2.*|Range",
        "*|Floating",
        "dev-main|Floating",
        "dev-main#0123456789abcdef|Exact",
        "1.0.x-dev|Floating",
        ">=1 <2|Range",
        "'^1 || ^2'|Range",
        "@dev|Floating"
      })
  void composer(String constraint, String expected) {
    assertThat(pin("composer.json", "{\"require\": {\"v/x\": \"" + constraint + "\"}}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Version=\"1.2.3\"|Exact", "Version=\"[1.2.3]\"|Exact", "Version=\"1.*\"|Range",
        "Version=\"*\"|Floating", "Version=\"[1.0,2.0)\"|Range", "''|Floating",
        "Version=\"$(Known)\"|Exact", "Version=\"$(Nowhere)\"|Unknown"
      })
  void nuget(String attributes, String expected) {
    String project =
        "<Project><PropertyGroup><Known>2.0.0</Known></PropertyGroup><ItemGroup>"
            + "<PackageReference Include=\"X\" "
            + attributes
            + " /></ItemGroup></Project>";
    assertThat(pin("a.csproj", project)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pubspec.yaml|'dependencies:\n  x: 1.2.3\n'|Exact",
        "pubspec.yaml|'dependencies:\n  x: ^1.2.3\n'|Range",
        "pubspec.yaml|'dependencies:\n  x: any\n'|Floating",
        "pubspec.yaml|'dependencies:\n  x:\n'|Floating",
        "pubspec.yaml|'dependencies:\n  x:\n    git: https://example.org/x\n'|Floating",
        "mix.exs|'defp deps do\n  [{:x, \"1.2.3\"}]\nend\n'|Exact",
        "mix.exs|'defp deps do\n  [{:x, \"~> 1.2\"}]\nend\n'|Range",
        "mix.exs|'defp deps do\n  [{:x, github: \"u/x\"}]\nend\n'|Floating",
        "mix.exs|'defp deps do\n  [{:x, in_umbrella: true}]\nend\n'|Local",
        "Package.swift|'.package(url: \"https://example.org/x\", from: \"1.0.0\")'|Range",
        "Package.swift|'.package(url: \"https://example.org/x\", exact: \"1.0.0\")'|Exact",
        "Package.swift|'.package(url: \"https://example.org/x\", branch: \"main\")'|Floating",
        "Podfile|'pod \"X\", \"1.2.3\"'|Exact",
        "Podfile|'pod \"X\", \"~> 1.2\"'|Range",
        "Podfile|'pod \"X\"'|Floating",
        "conanfile.txt|'[requires]\nx/1.2.3\n'|Exact",
        "conanfile.txt|'[requires]\nx/[>1.2]\n'|Range",
        "environment.yml|'dependencies:\n  - x=1.2\n'|Range",
        "environment.yml|'dependencies:\n  - x==1.2.3\n'|Exact",
        "environment.yml|'dependencies:\n  - x=1.2.3=py312_0\n'|Exact",
        "environment.yml|'dependencies:\n  - x\n'|Floating",
        "Chart.yaml|'dependencies:\n- name: x\n  version: 1.2.3\n  repository: https://e.org\n'|Exact",
        "Chart.yaml|'dependencies:\n- name: x\n  version: ^1\n  repository: https://e.org\n'|Range",
        "Chart.yaml|'dependencies:\n- name: x\n  repository: file://../x\n'|Local",
        "deno.json|'{\"imports\": {\"x\": \"jsr:@s/x@1.2.3\"}}'|Exact",
        "deno.json|'{\"imports\": {\"x\": \"npm:x@^1\"}}'|Range",
        "deno.json|'{\"imports\": {\"x\": \"https://e.org/x/mod.ts\"}}'|Unverified",
        "flake.nix|'{ inputs.x.url = \"github:u/x\"; outputs = _: {}; }'|Floating",
        "flake.nix|'{ inputs.x.url = \"github:u/x/0123456789012345678901234567890123456789\"; }'|Exact",
        "main.tf|'terraform {\n required_providers {\n x = { source = \"u/x\", version = \"1.2.3\" }\n }\n}'|Exact",
        "main.tf|'terraform {\n required_providers {\n x = { source = \"u/x\", version = \"~> 1.2\" }\n }\n}'|Range",
        "main.tf|'module \"x\" {\n source = \"u/x/aws\"\n version = \"1.2.3\"\n}'|Exact",
        "main.tf|'module \"x\" {\n source = var.where\n}'|Unknown",
        "go.mod|'module e.org/a\nrequire e.org/x v1.2.3\n'|Exact",
        "go.mod|'module e.org/a\nrequire e.org/x v1.2.3\nreplace e.org/x => ./x\n'|Local",
        "packages.config|'<packages><package id=\"X\" version=\"1.2.3\"/></packages>'|Exact",
        "Pipfile|'[packages]\nx = \"*\"\n'|Floating",
        "Pipfile|'[packages]\nx = \"==1.2.3\"\n'|Exact",
        "setup.cfg|'[options]\ninstall_requires =\n  x>=1\n'|Range",
        "setup.py|'setup(install_requires=[\"x==1.0\"])'|Exact",
        "gradle/libs.versions.toml|'[libraries]\nx = \"o:x:1.2.3\"\n'|Exact",
        "gradle/libs.versions.toml|'[versions]\nv = \"1.+\"\n[libraries]\nx = { module = \"o:x\", version.ref = \"v\" }\n'|Range"
      })
  void others(String path, String text, String expected) {
    assertThat(pin(path, text)).isEqualTo(expected);
  }
}

package dev.plumbline.app.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.testkit.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Faults of settings, files, archives, arguments and outputs: each ends with place and way out. */
class FaultTest {
  @TempDir Path temp;

  /** Plants a fault in a repository and gives the command line that meets it. */
  private interface Planting {
    List<Object> plant(GitSandbox git) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> settings() {
    return Stream.of(
        settings("policy that is no YAML", "policy.yaml", "a: [1,\n", "policy.yaml:"),
        settings("unknown key", "policy.yaml", "schema: 1\nsurprise: 1\n", "policy.yaml:2"),
        settings("schema of the future", "policy.yaml", "schema: 99\n", "schema 99"),
        settings(
            "exclude without a reason",
            "policy.yaml",
            "schema: 1\nexclude: [src/**]\n",
            "policy.yaml:2"),
        settings(
            "unknown policy",
            "policy.yaml",
            "schema: 1\npolicies: [nobody-knows]\n",
            "nobody-knows"),
        settings(
            "policy file that is missing",
            "policy.yaml",
            "schema: 1\npolicies: [ours.md]\n",
            "ours.md"),
        settings("baseline line that is no entry", "baseline", "hello\n", "baseline:1"),
        settings("salt that is no salt", "salt", "short\n", ".plumb/salt"));
  }

  private DynamicTest settings(String name, String file, String text, String place) {
    return fault(
        name,
        2,
        place,
        git -> {
          git.write(".plumb/" + file, text).commit("settings");
          return List.of("check", git.root());
        });
  }

  @TestFactory
  Stream<DynamicTest> arguments() {
    return Stream.of(
        fault(
            "path that is not there",
            2,
            "no such file",
            git -> List.of("check", git.root().resolve("nope"))),
        fault(
            "file that is no archive",
            2,
            "README.md",
            git -> List.of("check", git.root().resolve("README.md"))),
        fault(
            "unknown base", 2, "nowhere", git -> List.of("check", git.root(), "--base", "nowhere")),
        fault(
            "range without dots",
            2,
            "--range",
            git -> List.of("check", git.root(), "--range", "main")),
        fault(
            "range of unknown commits",
            2,
            "nope",
            git -> List.of("scan", git.root(), "--range", "nope..main")),
        fault(
            "day that is no day",
            2,
            "--as-of",
            git -> List.of("check", git.root(), "--as-of", "yesterday")),
        fault(
            "gate of an unknown level",
            2,
            "--gate",
            git -> List.of("check", git.root(), "--gate", "maybe")),
        fault(
            "output into a folder that is missing",
            2,
            "folder",
            git ->
                List.of(
                    "check", git.root(), "--output", "json=" + git.root().resolve("no/x.json"))),
        fault(
            "organisation home without people",
            2,
            "people.yaml",
            git -> List.of("check", git.root(), "--org", plain(git))),
        fault("unknown option", 2, "--sure", git -> List.of("check", git.root(), "--sure")),
        fault(
            "staged in a folder without git",
            2,
            "not a git repository",
            git -> List.of("scan", "secrets", plain(git), "--staged")),
        fault(
            ".git file that leads nowhere",
            2,
            "gitdir",
            git -> {
              Path folder = plain(git);
              Files.writeString(folder.resolve(".git"), "gitdir: /nowhere/at/all\n");
              return List.of("check", folder);
            }),
        fault(
            "unknown extension of the repository",
            2,
            "extensions.surprise",
            git -> {
              git.git("config", "core.repositoryformatversion", "1");
              git.git("config", "extensions.surprise", "yes");
              return List.of("check", git.root());
            }));
  }

  @TestFactory
  Stream<DynamicTest> contents() {
    return Stream.of(
        fault(
            "workflow that is no YAML",
            3,
            "ci.yml",
            file(".github/workflows/ci.yml", "on: [push\njobs: {")),
        fault(
            "package.json that is no JSON",
            3,
            "package.json",
            file("package.json", "{\"dependencies\": ")),
        fault(
            "compose file with a bomb of aliases", 3, "compose.yaml", file("compose.yaml", bomb())),
        fault(
            "pod that is no YAML",
            3,
            "pod.yaml",
            file("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\nspec: [\n")),
        fault(
            "file over the limit",
            3,
            "larger than the limit",
            git -> {
              try (RandomAccessFile big =
                  new RandomAccessFile(git.root().resolve("big.bin").toFile(), "rw")) {
                big.setLength((256L << 20) + 1);
              }
              return List.of("check", "--quick", git.root());
            }),
        fault(
            "archive cut short",
            3,
            "damaged archive",
            git -> {
              byte[] zip = zip("a.txt", "hello\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
              Path file = git.root().resolveSibling("cut.zip");
              Files.write(file, Arrays.copyOf(zip, zip.length / 2));
              return List.of("check", file, "-v");
            }),
        fault(
            "archive that is none",
            3,
            "no entry could be read",
            git -> {
              Path file = git.root().resolveSibling("none.zip");
              Files.writeString(file, "hello");
              return List.of("check", file, "-v");
            }),
        fault(
            "archive that unfolds to gigabytes",
            3,
            "limit",
            git -> {
              Path file = git.root().resolveSibling("bomb.zip");
              Files.write(file, zip("zeros", new byte[(256 << 20) + 10]));
              return List.of("check", file, "-v");
            }));
  }

  @TestFactory
  Stream<DynamicTest> outputs() {
    return Stream.of(
        fault(
            "disk full",
            3,
            "/dev/full",
            git -> List.of("check", "--quick", git.root(), "--output", "json=/dev/full")),
        fault(
            "output over a folder",
            3,
            "folder.json",
            git -> {
              Path folder = Files.createDirectories(git.root().resolveSibling("folder.json"));
              Files.writeString(folder.resolve("kept"), "kept");
              return List.of("check", "--quick", git.root(), "--output", "json=" + folder);
            }));
  }

  /** A run that meets a fault ends with one of the codes that are not clean, and says where. */
  private DynamicTest fault(String name, int code, String place, Planting planting) {
    return dynamicTest(
        name,
        () -> {
          GitSandbox git =
              GitSandbox.init(temp.resolve(name.replaceAll("[^A-Za-z0-9]+", "-")).resolve("r"));
          git.write("README.md", "hello\n").commit("first");
          List<Object> command = new ArrayList<>(planting.plant(git));
          CliHarness.Result result = CliHarness.run(command.toArray());
          String all = result.out() + result.err();
          assertThat(result.code()).as(all).isIn(code == 3 ? List.of(1, 3) : List.of(code));
          assertThat(all).contains(place).doesNotContain("\tat dev.plumbline");
          if (code == 2) {
            assertThat(result.err()).startsWith("plumb: ");
            assertThat(result.out()).isEmpty();
          }
        });
  }

  private static Planting file(String path, String text) {
    return git -> {
      git.write(path, text).commit("planted");
      return List.of("check", git.root(), "-v");
    };
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    Function<Integer, Character> letter = i -> (char) ('a' + i);
    for (int i = 1; i < 10; i++) {
      String before = "*" + letter.apply(i - 1);
      text.append(letter.apply(i)).append(": &").append(letter.apply(i)).append(" [");
      text.append(String.join(", ", java.util.Collections.nCopies(9, before))).append("]\n");
    }
    return text + "services: {}\n";
  }

  private static Path plain(GitSandbox git) {
    try {
      Path folder = Files.createDirectories(git.root().resolveSibling("plain"));
      Files.writeString(folder.resolve("a.txt"), "a\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}

package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.testkit.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Names that want to be more than names: on a terminal, in a page, in CI, on the disk. */
class NameAttackTest {
  private static final String ESC = "\u001B";

  /** Names that a file system takes. */
  private static final List<String> NAMES =
      List.of(
          ESC + "[31mred" + ESC + "[0m.env",
          ESC + "]8;;https://example.invalid/" + ESC + "\\link.env",
          "two\nlines.env",
          "back\rover.env",
          "bidi\u202Evne.exe\u2066.env",
          "c1\u009B31m\u0090.env",
          "::error file=a,line=1::owned.env",
          "##[error]owned.env",
          "##vso[task.setvariable]owned.env",
          "<script>alert(1)<%2fscript>.env",
          "\"><img src=x onerror=alert(1)>.env",
          "=cmd|' %2fC calc'!A0.env",
          "a|b`c`[d](e)@all.env",
          "x]]>y<!--z.env",
          "%0A%1B[31m.env",
          "nul\\u0000\\x1b.env");

  /** Names that only a tree made by hand has. */
  private static final List<String> TRICKS =
      List.of(
          "../../escaped.env",
          "/absolute.env",
          ".git/config",
          "a/../../b.env",
          "..",
          ".",
          ".GIT",
          "git~1",
          "C:\\windows.env");

  @TempDir Path temp;

  @Test
  void namesInTheWorkTree() {
    Victim victim = Victim.at(temp.resolve(ESC + "[2Jr\n::error::e"));
    for (String name : NAMES) {
      victim.git.write(name, "TOKEN=" + victim.secret + "\n");
      victim.git.write(name + ".d/Dockerfile", "FROM scratch\nUSER root\n");
      victim.git.write(".github/workflows/" + name + ".yml", "on: [push\n");
    }
    victim.git.commit(ESC + "[2J::error::subject\n\n<script>alert(1)</script>\n::error::body");
    SortedMap<String, String> texts = Formats.of(temp.resolve("out"), "check", victim.root());
    Formats.harmless(texts);
    assertThat(texts.get("json")).contains("owned.env").contains("lines.env");
    Formats.harmless(Formats.of(temp.resolve("scan"), "scan", victim.root(), "--history"));
  }

  @Test
  void namesInTreesMadeByHand() throws IOException {
    Victim victim = Victim.at(temp.resolve("trees"));
    byte[] blob =
        id(victim.git, "blob", ("TOKEN=" + victim.secret + "\n").getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    for (String name : Stream.concat(TRICKS.stream(), NAMES.stream()).toList()) {
      tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
      tree.writeBytes(blob);
    }
    String root = HexFormat.of().formatHex(id(victim.git, "tree", tree.toByteArray()));
    String parent = victim.git.git("rev-parse", "HEAD").strip();
    String who = ESC + "[31mMallory\u202E <m@example.invalid> 1700000000 +0000\n";
    String commit =
        "tree "
            + root
            + "\nparent "
            + parent
            + "\nauthor "
            + who
            + "committer "
            + who
            + "\n"
            + ESC
            + "[2J::error::x\n::error::y TOKEN="
            + victim.secret
            + "\n";
    String id =
        HexFormat.of().formatHex(id(victim.git, "commit", commit.getBytes(StandardCharsets.UTF_8)));
    victim.git.git("update-ref", "refs/heads/hand", id);

    for (Object[] how :
        List.of(new Object[] {"--range", "main..hand"}, new Object[] {"--range", "main...hand"})) {
      Object[] command = {"check", victim.root(), how[0], how[1]};
      SortedMap<String, String> texts = Formats.of(temp.resolve("out"), command);
      Formats.harmless(texts);
      assertThat(texts.get("json")).contains("escaped.env").contains("(commit message)");
      texts.values().forEach(text -> assertThat(text).doesNotContain(victim.secret));
    }
    SortedMap<String, String> texts =
        Formats.of(temp.resolve("sweep"), "scan", victim.root(), "--history");
    Formats.harmless(texts);
    assertThat(temp.resolve("escaped.env")).doesNotExist();
    assertThat(temp.resolveSibling("escaped.env")).doesNotExist();
    assertThat(texts.get("sarif")).doesNotContain("\"uri\": \"../").doesNotContain("\"uri\": \"/");
  }

  @TestFactory
  Stream<DynamicTest> namesOfBranches() {
    return Stream.of(
            "<script>alert(1)</script>",
            "bidi\u202Eevil\u2066",
            "=cmd|'C'!A0",
            "c1\u009B31m",
            "##vso[x]".replace("[", ""),
            "$(touch\u00A0x)`id`;&&|")
        .map(name ->
            dynamicTest(
                name,
                () -> {
                  Victim victim = Victim.at(temp.resolve("b" + Math.abs(name.hashCode())));
                  Files.writeString(
                      victim.root().resolve(".git/HEAD"), "ref: refs/heads/" + name + "\n");
                  victim.plant();
                  SortedMap<String, String> texts =
                      Formats.of(
                          temp.resolve("o" + name.hashCode()), "check", victim.root(), "--quick");
                  Formats.harmless(texts);
                }));
  }

  @Test
  void namesOnTheCommandLine() {
    Victim victim = Victim.at(temp.resolve("line"));
    String evil = ESC + "[31m\u202E::error::x\nsecond";
    for (Object[] command :
        List.<Object[]>of(
            new Object[] {"check", victim.root().resolve(evil)},
            new Object[] {"check", victim.root(), "--base", evil},
            new Object[] {"check", victim.root(), "--range", evil + "..HEAD"},
            new Object[] {"check", victim.root(), "--format", evil},
            new Object[] {"explain", evil},
            new Object[] {evil})) {
      CliHarness.Result result = CliHarness.run(command);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).doesNotContain(ESC).doesNotContain("\u202E");
      assertThat(result.err().lines()).noneMatch(line -> line.startsWith("::error"));
    }
  }

  @Test
  void namesInAnArchive() throws IOException {
    Path file = temp.resolve("names.zip");
    String secret = new dev.plumbline.testkit.SampleSecrets(5).gitHubToken();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : Stream.concat(TRICKS.stream(), NAMES.stream()).toList()) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("TOKEN=" + secret + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    SortedMap<String, String> texts = Formats.of(temp.resolve("out"), "check", file);
    Formats.harmless(texts);
    assertThat(texts.get("json")).contains("escaped.env");
    texts.values().forEach(text -> assertThat(text).doesNotContain(secret));
    assertThat(temp.resolve("escaped.env")).doesNotExist();
    assertThat(temp.resolveSibling("escaped.env")).doesNotExist();
  }

  private static byte[] id(GitSandbox git, String kind, byte[] bytes) {
    String id =
        git.gitWith(bytes, "hash-object", "--literally", "-t", kind, "-w", "--stdin").strip();
    return HexFormat.of().parseHex(id);
  }
}
